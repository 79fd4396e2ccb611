"""What is said by chat is written only to who did not read it: its letter waits for them, and then tells all of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from mesa.accounts.models import User
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Event

from .actions import know
from .models import Known

WAIT = timedelta(seconds=60)
SAID = Q(kind=Kind.NOTED, note__channel="chat")


def fresh(now: datetime) -> Q:
    """Lines still to be read on the page, as a condition."""
    return SAID & Q(at__gt=now - WAIT)


def is_chat(event: Event) -> bool:
    """Whether it is a public word of the chat."""
    return event.kind == Kind.NOTED and event.note is not None and event.note.channel == "chat"


def unread(event: Event, person: User) -> list[Event]:
    """From this line on, what others said by chat; nothing if the person read it meanwhile."""
    if Known.objects.filter(ticket=event.ticket, person=person, version__gte=event.version).exists():
        return []
    lines = Event.objects.filter(SAID, ticket=event.ticket, version__gte=event.version).exclude(actor=person)
    return list(lines.select_related("actor", "note").order_by("version"))


def claim(event: Event, person: User, lines: Sequence[Event], now: datetime) -> bool:
    """Whether the letter with these lines is still due. What it tells is known from then on."""
    return know(event.ticket, person, lines[-1].version, now, since=event.version)
