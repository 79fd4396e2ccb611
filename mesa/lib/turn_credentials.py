"""Credentials for a relay that last a while: coturn's `use-auth-secret` (draft-uberti-behave-turn-rest)."""

import base64
import hashlib
import hmac


def credentials(secret: str, user: str, until: float) -> tuple[str, str]:
    """`(username, credential)` good until a moment in Unix seconds, for whoever holds them."""
    username = f"{int(until)}:{user}"
    mac = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return username, base64.b64encode(mac).decode()
