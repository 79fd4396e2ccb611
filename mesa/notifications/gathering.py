"""Words that wait a minute, so that one letter tells them together: what is said by chat, which needs no letter for who
read it, and what somebody adds within a minute of their last note."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from mesa.accounts.models import User
from mesa.channels import Channel
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Event

from .actions import know
from .models import Known

WAIT = timedelta(seconds=60)
BEFORE = Event.objects.filter(
    ticket=OuterRef("ticket"), actor=OuterRef("actor"), kind=Kind.NOTED,
    version__lt=OuterRef("version"), at__gt=OuterRef("at") - WAIT,
)  # fmt: skip
GATHERED = Q(kind=Kind.NOTED) & (Q(note__channel="chat") | Exists(BEFORE))


def ripe(events: QuerySet[Event], now: datetime) -> QuerySet[Event]:
    """Those whose letters need not wait any longer."""
    return events.exclude(GATHERED & Q(at__gt=now - WAIT))


def is_gathered(event: Event, channel: Channel) -> bool:
    """Whether it is told with the lines that follow. What is told in brief holds one note, save what chat said."""
    if event.kind != Kind.NOTED or event.note is None:
        return False
    said = event.note.channel == "chat"
    return said or (channel.letters and Event.objects.filter(GATHERED, pk=event.pk).exists())


def unread(event: Event, person: User) -> list[Event]:
    """From this line on, what others said; nothing if the person read it meanwhile."""
    if Known.objects.filter(ticket=event.ticket, person=person, version__gte=event.version).exists():
        return []
    lines = Event.objects.filter(GATHERED, ticket=event.ticket, version__gte=event.version).exclude(actor=person)
    return list(lines.select_related("actor", "note").order_by("version"))


def claim(event: Event, person: User, lines: Sequence[Event], now: datetime) -> bool:
    """Whether the letter with these lines is still due. What it tells is known from then on."""
    return know(event.ticket, person, lines[-1].version, now, since=event.version)
