"""Money and passwords that nobody should send us: found by what they are, not by how they look.

A card has an issuer's range and a Luhn digit, a CLABE a bank and a check digit, an IBAN a length and a remainder.
Serial numbers, folios, telephones and IMEI have none of these, or say what they are just before.
Every search is linear: whatever is sent, a text of 100 kB takes a fraction of a second.
"""

from collections.abc import Callable

from .access import access, pair
from .asking import asks
from .findings import ACCESS, CARD, CLABE, IBAN, PASSWORD, Finding
from .numbers import ibans, is_card, is_clabe, is_iban, numbers
from .reading import plain
from .secrets import secrets

__all__ = [
    "ACCESS", "CARD", "CLABE", "IBAN", "PASSWORD", "Finding", "asks", "find", "is_card", "is_clabe", "is_iban", "pair",
    "redact",
]  # fmt: skip


def find(text: str) -> list[Finding]:
    """What must not be kept, in order, without overlaps."""
    said, places = plain(text)
    found = sorted([*numbers(said), *ibans(said), *access(said), *secrets(said)], key=lambda f: (f.start, -f.end))
    kept: list[Finding] = []
    for kind, start, end in found:
        start, end = (places[start], places[end - 1] + 1) if places else (start, end)
        if not kept or start >= kept[-1].end:
            kept.append(Finding(kind, start, end))
    return kept


def redact(text: str, label: Callable[[str], str] = lambda kind: f"[{kind}]") -> tuple[str, list[str]]:
    """`(clean text, kinds removed in order)`; `label` writes what stands in place of each."""
    clean, last, kinds = [], 0, []
    for kind, start, end in find(text):
        clean += [text[last:start], label(kind)]
        kinds.append(kind)
        last = end
    return "".join([*clean, text[last:]]), kinds
