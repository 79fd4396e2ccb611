"""What a maker answers, once it is known to be what it should."""

from typing import NamedTuple
from urllib.parse import urlsplit


class Unfit(Exception):
    """The maker answered something that must not be shown to anybody."""


class Made(NamedTuple):
    id: str  # by which the maker knows it
    person: str  # the address for the requester
    technician: str  # the address for the technician; a secret
    code: str = ""  # what the person can type instead of following the address
    passcode: str = ""


def checked(address, hosts):
    """An address of one of these hosts exactly: over TLS, without a port, a user or anything that only looks alike."""
    try:
        parts = urlsplit(address)
        fits = (parts.scheme, parts.netloc) in {("https", host) for host in hosts} and address.isascii()
    except (ValueError, TypeError, AttributeError):
        fits = False
    if not fits or len(address) > 2000 or any(letter.isspace() or letter < " " for letter in address):
        raise Unfit("an address that is not the maker's")
    return address
