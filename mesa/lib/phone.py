"""Telephone numbers as people in Mexico write them, stored as E.164."""

import re

import phonenumbers

OLD_PREFIXES = re.compile(r"^(?:\+?52)?(?:01|044|045)?1?(\d{10})$")


class NotAPhone(ValueError):
    """What was typed is no telephone number."""


def to_e164(typed: str, region: str = "MX") -> str:
    """«01 55 1234 5678», «044 55…», «521 55…» and «+1 212…» alike; raises NotAPhone."""
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
    """The number that was typed and nothing else, as E.164; "" when it is no telephone."""
    try:
        return to_e164(typed) if re.fullmatch(r"\+?[\d\s().\-/·]{8,25}", typed.strip()) else ""
    except NotAPhone:
        return ""
