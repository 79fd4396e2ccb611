"""The end of the ledger, as those who follow it read it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from .models import Event

AT_ONCE = 5000
SLACK = 500  # how many numbers a line may come late: PostgreSQL does not hand them out in the order of commits
LATE = timedelta(seconds=60)


class Entry(NamedTuple):
    id: int
    ticket: int
    version: int
    public: bool
    requester: int


def _entries(events: QuerySet[Event]) -> list[Entry]:
    rows = events.order_by("pk").values_list("pk", "ticket_id", "version", "public", "ticket__requester_id")
    return [Entry(*row) for row in rows[:AT_ONCE]]


def head() -> int:
    """The number of the last line of the whole ledger; 0 while it is empty."""
    return Event.objects.aggregate(last=Max("pk"))["last"] or 0


def after(number: int, told: Collection[int] = ()) -> list[Entry]:
    """Lines above a number, and those that somebody told us about wherever they are; `AT_ONCE` at most, in order."""
    return _entries(Event.objects.filter(Q(pk__gt=number) | Q(pk__in=told) if told else Q(pk__gt=number)))


def missed_since(number: int, limit: int) -> list[Entry] | None:
    """What somebody who heard up to `number` may have missed; None when that is more than `limit` or unknown."""
    missed = Q(pk__gt=number)
    if number:
        last = Event.objects.filter(pk=number).values_list("at", flat=True).first()
        if last is None:
            return None
        missed |= Q(pk__gt=number - SLACK, pk__lt=number, at__gte=last - LATE)
    found = _entries(Event.objects.filter(missed))
    return found if len(found) <= limit else None


def written_since(moment: datetime) -> list[Entry]:
    """Lines younger than a moment; it looks back over the last few numbers only."""
    return _entries(Event.objects.filter(pk__gt=head() - SLACK, at__gte=moment))


def last_word() -> datetime | None:
    """When anybody, not the desk by itself, last did anything; None when that is long ago."""
    recent = Event.objects.filter(pk__gt=head() - SLACK, actor__isnull=False)
    return recent.order_by("-pk").values_list("at", flat=True).first()
