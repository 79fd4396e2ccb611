"""The address one answers to: it names a ticket, and only we can have made it."""

import base64
import hashlib
import hmac
import re

TOKEN = re.compile(r"t(\d{1,12})\.([a-z2-7]{16})")


def mac(key, said):
    """Sixteen letters that survive a server that folds case (base32 of ten bytes of HMAC-SHA256)."""
    return base64.b32encode(hmac.digest(key.encode(), said.encode(), hashlib.sha256)[:10]).decode().lower()


def reply_address(base, number, key):
    local, _, domain = base.rpartition("@")
    return f"{local}+t{number}.{mac(key, f't{number}')}@{domain}"


def ticket_of(address, base, keys):
    """The number an address of ours names, made with any of these keys; None for every other."""
    local, _, domain = base.lower().rpartition("@")
    name, _, at = address.lower().rpartition("@")
    found = TOKEN.fullmatch(name.removeprefix(f"{local}+")) if at == domain and name.startswith(f"{local}+") else None
    if not found:
        return None
    number = int(found[1])
    return number if any(hmac.compare_digest(found[2], mac(key, f"t{number}")) for key in keys) else None
