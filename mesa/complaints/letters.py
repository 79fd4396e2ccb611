"""Letters about a complaint, posted by the act itself. To the house they never repeat what it says."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.letters import written
from mesa.common.links import address
from mesa.complaints.models import ComplaintEvent
from mesa.outbox.actions import post_all

PAGES = {"person": "portal:complaint", "supervisors": "console:complaint"}


class Reader(NamedTuple):
    email: str
    language: str = settings.LANGUAGE_CODE
    timezone: str = settings.TIME_ZONE


def reader(person: User) -> Reader:
    """Where and in which language and zone a person reads."""
    return Reader(person.email, person.language, person.timezone)


def send(event: ComplaintEvent, role: str, readers: Iterable[Reader]) -> None:
    """One letter for each, once per line of the ledger."""
    complaint = event.complaint
    facts = {"complaint": complaint, "link": address(PAGES[role], complaint.pk)}
    post_all(
        [
            {
                "key": f"complaint-{event.pk}-{role}-{number}",
                "channel": "email",
                "to": one.email,
                "headers": {"Auto-Submitted": "auto-generated"},
                **_words(f"{event.kind}_{role}", one, facts),
            }
            for number, one in enumerate(readers)
        ]
    )


def _words(name: str, one: Reader, facts: dict[str, Any]) -> dict[str, str]:
    with timezone.override(ZoneInfo(one.timezone)):
        return written("complaints", name, language=one.language, **facts)
