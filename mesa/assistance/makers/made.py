"""What a maker answers, once it is known to be what it should."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit


class Unfit(Exception):
    """The maker answered something that must not be shown to anybody."""


class Made(NamedTuple):
    """A session as its maker set it up."""

    id: str  # by which the maker knows it
    person: str  # the address for the requester
    technician: str  # the address for the technician; a secret
    code: str = ""  # what the person can type instead of following the address
    passcode: str = ""


class Maker(Protocol):
    """What sets up sessions of one tool. Both raise `Later` and `Never` of `mesa.lib.http`."""

    def make(self, key: str) -> Made:
        """What was made, the same for the same key. Raises Unfit for an answer that must not be shown."""

    def close(self, made: Made) -> None:
        """It ends; what is gone already is well."""


def checked(address: object, hosts: Iterable[str]) -> str:
    """An address of one of these hosts exactly: over TLS, without a port, a user or anything that only looks alike.

    Raises Unfit.
    """
    try:
        parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    except ValueError:
        parts = urlsplit("")
    fits = (parts.scheme, parts.netloc) in {("https", host) for host in hosts}
    if not isinstance(address, str) or not fits or not address.isascii() or len(address) > 2000:
        raise Unfit("an address that is not the maker's")
    if any(letter.isspace() or letter < " " for letter in address):
        raise Unfit("an address that is not the maker's")
    return address
