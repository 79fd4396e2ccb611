"""What the clock does by itself: plain functions of `now`, safe to call twice and from several workers."""

from datetime import datetime, timedelta
from functools import partial

from mesa.tickets import rules, storage
from mesa.tickets.acting import by_the_clock
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Attachment, Event, Ticket
from mesa.tickets.record import record

BATCH = 100
LOOSE_FOR = timedelta(days=7)


def flag_overdue(now: datetime) -> int:
    """Flag each late ticket once; the first missed response is also the broken promise. Answers how many."""
    return by_the_clock(rules.FLAG_OVERDUE, Ticket.objects.late(now)[:BATCH], partial(_flag_overdue, now=now))


def _flag_overdue(ticket: Ticket, now: datetime) -> Event | bool:
    if ticket.overdue_at or ticket.due_at is None or ticket.due_at > now:
        return False
    first = ticket.contacted_at is None
    ticket.overdue_at, ticket.breached_at = now, ticket.breached_at or (now if first else None)
    ticket.save(update_fields=["overdue_at", "breached_at"])
    return record(ticket, Kind.RESPONSE_OVERDUE, by=None, first=first, due=ticket.due_at.isoformat())


def forget_loose_files(now: datetime) -> int:
    """Files uploaded for a report that was never sent: the row first, so that no row is ever without its file."""
    old = list(Attachment.objects.loose().filter(added_at__lt=now - LOOSE_FOR)[:BATCH])
    Attachment.objects.filter(pk__in=[file.pk for file in old]).delete()
    for file in old:
        storage.remove(file.path, file.thumbnail)
    return len(old)
