"""Telephone numbers as people in Mexico write them, stored as E.164."""

import re
import unicodedata

import phonenumbers

OLD_PREFIXES = re.compile(r"^(?:\+?52)?(?:01|044|045)?1?(\d{10})$")


EXTENSION = re.compile(r"[\s,;]*(?:\b|(?<=\d))(?:ext(?:ensi[oó]n|\.)?|int(?:erno|\.)?|x|#)[\s.:]*(\d{1,7})\s*$", re.I)


class NotAPhone(ValueError):
    """What was typed is no telephone number."""


def as_typed(text: str) -> str:
    """What was pasted, as a person would have typed it: no marks without width, plain digits, spaces and dashes."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in {"Cf", "Mn", "Cc"})
    plain = ("-" if unicodedata.category(c) == "Pd" or c in "\u2212\u2043" else c for c in kept)
    return re.sub(r"^tel:(?://)?", "", re.sub(r"\s", " ", "".join(plain)).strip(), flags=re.I)


def to_e164(typed: str, region: str = "MX") -> str:
    """«01 55 1234 5678», «044 55…», «521 55…» and «+1 212…» alike; raises NotAPhone."""
    typed = as_typed(typed)
    compact = re.sub(r"[\s().\-/·]", "", typed)
    old = OLD_PREFIXES.match(compact) if region == "MX" else None
    try:
        number = phonenumbers.parse(f"+52{old[1]}" if old else typed, region)
    except phonenumbers.NumberParseException:
        raise NotAPhone(typed) from None
    if not phonenumbers.is_valid_number(number):
        raise NotAPhone(typed)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(e164: str) -> str:
    """`+525512345678` → `+52 55 1234 5678`."""
    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def from_wa_id(digits: str) -> str:
    """WhatsApp keeps the old mobile «1» of Mexico in accounts of before 2019: `5215512345678` → `+525512345678`."""
    return "+" + re.sub(r"^521(\d{10})$", r"52\1", digits)


def number_in(typed: str) -> str:
    """The number that was typed and nothing else but its extension, as E.164; "" when it is no telephone."""
    typed = EXTENSION.sub("", as_typed(typed)).strip()
    try:
        return to_e164(typed) if re.fullmatch(r"\+?[\d\s().\-/·]{8,25}", typed) else ""
    except NotAPhone:
        return ""
