"""Addresses of machines, as settings write them."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def parts_of(value):
    """Empty for what is no address at all, so that the check that follows answers with its own sentence."""
    try:
        parts = urlsplit(value)
        return parts if parts.port is None or parts.port else urlsplit("")
    except ValueError:
        return urlsplit("")


def is_loopback(host):
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_private(address):
    """Nobody on the way reads what is sent there."""
    parts = parts_of(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
