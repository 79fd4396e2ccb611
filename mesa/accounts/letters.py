"""Letters about an account. They repeat nothing that a stranger typed but a `plain` name, and few go to an address."""

import re
from datetime import timedelta
from secrets import token_hex
from typing import Any

from mesa.common.letters import written
from mesa.common.limits import Budget
from mesa.outbox.actions import post
from mesa.outbox.models import LAST, Message

TO_AN_ADDRESS = Budget("letters", 3, timedelta(hours=1))
MAY_BE_A_STRANGER = {"verify", "verify_change", "known", "reset", "unknown", "alias", "welcome", "copied"}

PLAIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # words of letters: no address, no number and no sentence
LONGEST_NAME = 40
LAST_ONES = {"farewell"}


def plain(name: str) -> str:
    """As much of a name that a stranger typed as a letter may repeat: four words of letters at most."""
    return " ".join(PLAIN.findall(name)[:4])[:LONGEST_NAME].strip()


def send(name: str, /, *, to: str, language: str, link: str = "", **facts: Any) -> Message | None:
    """One letter; the words are written once, the HTML is the same paragraphs with the link as a button.

    None, and nothing sent, beyond `TO_AN_ADDRESS` of those that a stranger may cause.
    """
    if name in MAY_BE_A_STRANGER and not TO_AN_ADDRESS.allows(to.lower()):
        return None
    return post(
        key=f"{LAST if name in LAST_ONES else ''}account-{name}-{token_hex(12)}",
        channel="email",
        to=to,
        headers={"Auto-Submitted": "auto-generated"},
        **written("accounts", name, language=language, link=link, **facts),
    )
