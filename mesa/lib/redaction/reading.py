"""A text as a person reads it."""

import unicodedata
from functools import cache


def plain(text: str) -> tuple[str, list[int] | None]:
    """`(text, places)`: other digits, spaces and dashes made plain, nothing without width; `places[i]` is where each
    character was, None when nothing moved.
    """
    if text.isascii():
        return text, None
    seen = [(as_read(c), place) for place, c in enumerate(text)]
    return "".join(c for c, _ in seen), [place for c, place in seen if c]


@cache
def as_read(c: str) -> str:
    """One character as it looks: "" for what has no width."""
    if c.isascii():
        return c
    category = unicodedata.category(c)
    if category in {"Cf", "Me"} or c in "\u034f\ufe0e\ufe0f\u115f\u3164":
        return ""
    if category == "Zs":
        return " "
    if category in {"Pd", "Pc"} or c in "\u2212\u00af\u2022\u2219\u00b7":
        return "-"
    if category in {"Zl", "Zp"}:
        return "\n"
    digit = unicodedata.digit(c, None)
    if digit is not None:
        return str(digit)
    written = unicodedata.normalize("NFKC", c)
    return written if len(written) == 1 else c
