"""Letters about an account. They repeat nothing that a stranger typed, and no address gets more than a few an hour."""

from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.core.cache import cache

from mesa.common.letters import written
from mesa.outbox.actions import post
from mesa.outbox.models import Message

AN_HOUR, AT_MOST = 60 * 60, 3
MAY_BE_A_STRANGER = {"verify", "verify_change", "known", "reset", "unknown", "alias", "welcome", "copied"}


def send(name: str, /, *, to: str, language: str, link: str = "", **facts: Any) -> Message | None:
    """One letter; the words are written once, the HTML is the same paragraphs with the link as a button.

    None, and nothing sent, beyond `AT_MOST` an hour of those that a stranger may cause.
    """
    if name in MAY_BE_A_STRANGER and not _welcome(to):
        return None
    return post(
        key=f"account-{name}-{token_hex(12)}",
        channel="email",
        to=to,
        headers={"Auto-Submitted": "auto-generated"},
        **written("accounts", name, language=language, link=link, **facts),
    )


def _welcome(address: str) -> bool:
    key = "letters:" + sha256(address.lower().encode()).hexdigest()
    cache.add(key, 0, AN_HOUR)
    try:
        return cache.incr(key) <= AT_MOST
    except ValueError:  # it expired between the two lines
        return True
