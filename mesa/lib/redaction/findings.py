"""What is looked for, and what was found."""

from typing import NamedTuple

CARD, CLABE, IBAN, PASSWORD, ACCESS = "card", "clabe", "iban", "password", "access"


class Finding(NamedTuple):
    kind: str
    start: int
    end: int
