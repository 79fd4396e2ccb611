"""What is looked for, and what was found."""

from typing import NamedTuple

CARD, CLABE, IBAN, PASSWORD = "card", "clabe", "iban", "password"


class Finding(NamedTuple):
    kind: str
    start: int
    end: int
