"""Addresses of ours that carry something only we can have made: whose answer to which ticket, which letter bounced."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable

ANSWER = re.compile(r"t(\d{1,12})p(\d{1,12})\.([a-z2-7]{24})")
BOUNCE = re.compile(r"b(\d{1,15})\.([a-z2-7]{24})")


def mac(key: str, said: str) -> str:
    """Twenty-four letters that survive a server that folds case (base32 of fifteen bytes of HMAC-SHA256)."""
    return base64.b32encode(hmac.digest(key.encode(), said.encode(), hashlib.sha256)[:15]).decode().lower()


def reply_address(base: str, number: int, person: int, key: str) -> str:
    """Where one person (their id) answers about one ticket (its number)."""
    return _made(base, f"t{number}p{person}", key)


def answer_of(address: str, base: str, keys: Iterable[str]) -> tuple[int, int] | None:
    """`(ticket, person)` that an address of ours names, made with any of these keys; None for every other."""
    found = _read(ANSWER, address, base, keys)
    return (int(found[1]), int(found[2])) if found else None


def bounce_address(base: str, letter: int, key: str) -> str:
    """What a server is given as the sender of one letter (its id): a bounce comes back to it."""
    return _made(base, f"b{letter}", key)


def bounced_of(address: str, base: str, keys: Iterable[str]) -> int | None:
    """The id of the letter whose bounce this address takes, or None."""
    found = _read(BOUNCE, address, base, keys)
    return int(found[1]) if found else None


def without_secrets(words: str, base: str) -> str:
    """The same words with a «…» where an address made from `base` carries what only its person was told."""
    local = base.rpartition("@")[0]
    secret = r"\+(?:t\d{1,12}p\d{1,12}|b\d{1,15})\.(?:[a-z2-7](?:=?\r?\n[ \t]?)?){24}"  # lines may be folded in it
    return re.sub(f"({re.escape(local)}){secret}", r"\1+…", words, flags=re.I) if local else words


def _made(base: str, said: str, key: str) -> str:
    local, _, domain = base.rpartition("@")
    return f"{local}+{said}.{mac(key, said)}@{domain}"


def _read(pattern: re.Pattern[str], address: str, base: str, keys: Iterable[str]) -> re.Match[str] | None:
    local, _, domain = base.lower().rpartition("@")
    name, _, at = address.lower().rpartition("@")
    found = pattern.fullmatch(name.removeprefix(f"{local}+")) if at == domain and name.startswith(f"{local}+") else None
    if found is None:
        return None
    said, _, signed = found[0].rpartition(".")
    return found if any(hmac.compare_digest(signed, mac(key, said)) for key in keys) else None
