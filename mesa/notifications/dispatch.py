"""From the ledger to the outbox: every event once, to each person who should hear of it once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db import OperationalError, transaction

from mesa.accounts.models import User
from mesa.channels import Announcement, Channel, installed
from mesa.lib.leases import Queue
from mesa.tickets.models import Event

from . import gathering
from .audience import hears, listeners
from .brief import brief, key_of
from .letters import write
from .models import Stuck

QUEUE = Queue(
    column="dispatch_after",
    lease=timedelta(seconds=5),  # longer than writing the letters of one event
    batch=100,
    delays=tuple(timedelta(minutes=minutes) for minutes in (2, 4, 8, 16, 32, 60)),
    unset_is_due=True,
)

log = structlog.get_logger(__name__)


def dispatch_events(now: datetime) -> int:
    """Answers how many events were told."""
    events = gathering.ripe(Event.objects.undispatched(), now)
    people = "ticket__requester", "ticket__technician", "ticket__category", "actor", "note", "stuck"
    return sum(_dispatch(event, now) for event in QUEUE.take(events.select_related(*people), now))


def _dispatch(event: Event, now: datetime) -> bool:
    try:
        # Written before the transaction, for on SQLite everybody who writes waits for its end.
        due = [(channel, _announced(event, channel)) for channel in installed() if channel.is_on]
        with transaction.atomic():
            if not Event.objects.filter(pk=event.pk, dispatched_at=None).update(dispatched_at=now):
                return False
            for channel, announced in due:
                channel.write([one for one, lines in announced if _is_news(event, one.person, lines, now)], now)
            Stuck.objects.filter(event=event).delete()
    except OperationalError:  # the database is busy or away: nothing is wrong with this event
        raise
    except Exception as error:  # whatever it is, the next events must be told
        _set_aside(event, error, now)
        return False
    return True


def _announced(event: Event, channel: Channel) -> list[tuple[Announcement, Sequence[Event]]]:
    """`[(Announcement, lines)]` for who hears of it by the channel; `lines`: what it gathers, empty if it tells one."""
    gathered = gathering.is_gathered(event, channel)
    if channel.letters:
        found = [
            (person, role, gathering.unread(event, person) if gathered else [])
            for person, role in listeners(event, channel.slug)
        ]
        return [(_letter(event, person, role, lines), lines) for person, role, lines in found if lines or not gathered]
    requester = event.ticket.requester
    short = brief(event) if channel.brief and hears(requester, "requester", event, channel.slug) else None
    lines = [event] if gathered else []
    return [(Announcement(event, requester, key_of(event, channel), brief=short), lines)] if short else []


def _is_news(event: Event, person: User, lines: Sequence[Event], now: datetime) -> bool:
    return not lines or gathering.claim(event, person, lines, now)


def _letter(event: Event, person: User, role: str, said: Sequence[Event]) -> Announcement:
    return Announcement(event, person, letter_key(event.pk, person.pk), letter=write(event, person, role, said))


def letter_key(event: int, person: int) -> str:
    """Of numbers: the same event and person are the same letter for ever."""
    return f"event-{event}-user-{person}"


def _set_aside(event: Event, error: Exception, now: datetime) -> None:
    tries = event.stuck.tries + 1 if hasattr(event, "stuck") else 1
    reason = f"{type(error).__name__}: {error}"[:300]
    Stuck.objects.update_or_create(
        event=event,
        defaults={"tries": tries, "error": reason},
        create_defaults={"tries": tries, "error": reason, "stuck_at": now},
    )
    QUEUE.postpone(event, now + QUEUE.delay(tries))
    log.exception("event_stuck", event_id=event.pk, kind=event.kind, tries=tries)
