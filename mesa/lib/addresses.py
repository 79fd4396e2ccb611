"""Addresses of machines, as settings write them."""

import re
from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

IPV6_PREFIX = 64


def parts_of(value: str) -> SplitResult:
    """Empty for what is no address at all, so that the check that follows answers with its own sentence."""
    try:
        parts = urlsplit(value)
        return parts if parts.port is None or parts.port else urlsplit("")
    except ValueError:
        return urlsplit("")


def is_loopback(host: str) -> bool:
    """Whether a host name or an IP address is this very machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def network_of(said: str) -> str:
    """What one caller usually has: the address itself, of IPv6 the /64 network; what is no address as it came."""
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if address.version == 4:
        return said
    return str(ip_network(f"{said.partition('%')[0]}/{IPV6_PREFIX}", strict=False).network_address)


def is_private(address: str) -> bool:
    """Nobody on the way reads what is sent there."""
    parts = parts_of(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))


class Mailbox(NamedTuple):
    """Where a mailbox is read. `oauth` is the path of a JSON file, for servers that take no password."""

    host: str
    port: int
    tls: bool
    user: str
    password: str
    folder: str
    oauth: str
    cafile: str

    @property
    def name(self) -> str:
        """`user@host/folder`, at most 80 characters: what tells one mailbox from another."""
        return f"{self.user}@{self.host}/{self.folder}"[:80]


def mailbox_of(value: str) -> Mailbox:
    """`imaps://user:password@host:993/INBOX`; ValueError says what to write."""
    parts = parts_of(value)
    options = dict(parse_qsl(parts.query))
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        raise ValueError("write imaps://user:password@host/INBOX, separated by commas")
    if parts.scheme == "imap" and not is_loopback(parts.hostname):
        raise ValueError("a password must not travel in the open: write imaps://")
    if set(options) - {"oauth", "cafile"} or bool(parts.password) == bool(options.get("oauth")):
        raise ValueError("a mailbox takes a password, or ?oauth= and the path of a file; and cafile=")
    return Mailbox(
        parts.hostname, parts.port or (993 if parts.scheme == "imaps" else 143), parts.scheme == "imaps",
        unquote(parts.username), unquote(parts.password or ""), unquote(parts.path.strip("/")) or "INBOX",
        options.get("oauth", ""), options.get("cafile", ""),
    )  # fmt: skip


def _mailboxes(value: Sequence[str]) -> Sequence[str]:
    names = [mailbox_of(place).name for place in value]  # which says what is wrong with one
    if len(set(names)) < len(names):
        raise ValueError("two of these mailboxes are the same")
    return value


def _listener(value: str) -> str:
    if value and not value.startswith("/") and not is_loopback(parts_of(f"//{value}").hostname or ""):
        raise ValueError("write 127.0.0.1:2424, or the path of a socket: mail comes in without a password there")
    return value


def _reply_address(value: str) -> str:
    if value and not re.fullmatch(r"[A-Za-z0-9._-]{1,20}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", value):
        raise ValueError("write an address like soporte@hardcom.mx, whose server also takes soporte+anything@")
    return value


MAIL_CHECKS = {"reply_address": _reply_address, "mailboxes": _mailboxes, "lmtp": _listener}
