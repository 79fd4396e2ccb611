"""From the ledger to the outbox: every event once, to each person who should hear of it once."""

from datetime import timedelta

import structlog
from django.db import OperationalError, transaction

from mesa.channels.whatsapp.actions import tell
from mesa.lib.leases import Queue
from mesa.outbox.actions import post_all
from mesa.tickets.models import Event

from . import chat, quoted
from .audience import listeners
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


def dispatch_events(now):
    """Answers how many events were told."""
    events = Event.objects.undispatched().exclude(chat.fresh(now))
    people = "ticket__requester", "ticket__technician", "ticket__category", "actor", "note", "stuck"
    return sum(_dispatch(event, now) for event in QUEUE.take(events.select_related(*people), now))


def _dispatch(event, now):
    try:
        # Written before the transaction, for on SQLite everybody who writes waits for its end.
        due = [(person, *_letter(event, person, role)) for person, role in listeners(event)]
        spoken = quoted.spoken(event)
        with transaction.atomic():
            if not Event.objects.filter(pk=event.pk, dispatched_at=None).update(dispatched_at=now):
                return False
            post_all([letter for person, letter, said in due if letter and _is_due(event, person, said, now)])
            if spoken:
                tell(event.ticket, now=now, **spoken)
            Stuck.objects.filter(event=event).delete()
    except OperationalError:  # the database is busy or away: nothing is wrong with this event
        raise
    except Exception as error:  # whatever it is, the next events must be told
        _set_aside(event, error, now)
        return False
    return True


def _letter(event, person, role):
    """The letter, and the lines that it tells; none to who has read what was said by chat."""
    said = chat.unread(event, person) if chat.is_chat(event) else [event]
    if not said:
        return None, said
    words = write(event, person, role, said)
    return {"key": letter_key(event.pk, person.pk), "channel": "email", "to": person.email, **words}, said


def _is_due(event, person, said, now):
    return not chat.is_chat(event) or chat.claim(event, person, said, now)


def letter_key(event, person):
    """Of numbers: the same event and person are the same letter for ever."""
    return f"event-{event}-user-{person}"


def _set_aside(event, error, now):
    tries = event.stuck.tries + 1 if hasattr(event, "stuck") else 1
    reason = f"{type(error).__name__}: {error}"[:300]
    Stuck.objects.update_or_create(
        event=event,
        defaults={"tries": tries, "error": reason},
        create_defaults={"tries": tries, "error": reason, "stuck_at": now},
    )
    QUEUE.postpone(event, now + QUEUE.delay(tries))
    log.exception("event_stuck", event_id=event.pk, kind=event.kind, tries=tries)
