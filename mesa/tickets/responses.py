"""What the desk knows of its own answers: the evidence of a forecast, what was told, and what then happened."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet

from mesa.accounts.models import User
from mesa.lib import hours

from . import desk, forecast, queueing
from .clocks import response_due
from .forecast import Evidence, Window
from .models import FirstContact, Forecast, ResponseDay, Shift, Ticket

COUNTED = timedelta(days=30)
FARTHEST = 500  # whoever has more people ahead is told the same


def evidence(now: datetime) -> Evidence:
    """What the desk knows of itself now, from its shifts and its last first contacts."""
    taken = FirstContact.objects.filter(taken__isnull=False).order_by("-at").values_list("taken", flat=True)
    return Evidence(_staff(desk.calendar(), now), tuple(taken[: forecast.RECENT]))


def expected(now: datetime) -> Window:
    """The window of who would report now."""
    calendar = desk.calendar()
    ahead = _ahead(Ticket.objects.unheard(), queueing.rank(response_due(calendar, now), None))
    return forecast.window(calendar, now, ahead, evidence(now))


def foretell(ticket: Ticket, now: datetime) -> Forecast:
    """The first window of a ticket that was just opened."""
    unheard = Ticket.objects.unheard().exclude(pk=ticket.pk)
    ahead = _ahead(unheard, queueing.rank(ticket.due_at, ticket.warranty_at))
    window = forecast.window(desk.calendar(), now, ahead, evidence(now))
    return Forecast.objects.create(ticket=ticket, shown_at=now, first=True, **window._asdict())


def told(ticket: Ticket) -> Window | None:
    """The window that holds for a ticket now, or None."""
    last = Forecast.objects.filter(ticket=ticket).order_by("-pk").values_list("from_at", "to_at").first()
    return Window(*last) if last else None


def note_first_contact(ticket: Ticket, by: User, at: datetime) -> None:
    """Of every first contact: how long it waited, whether we had said so, and what it tells of the pace.

    A seller's says nothing of how soon a technician goes from one to the next.
    """
    calendar = desk.calendar()
    first = Forecast.objects.filter(ticket=ticket, first=True).first()
    if first:
        first.hit = Window(first.from_at, first.to_at).holds(at)
        first.save(update_fields=["hit"])
    FirstContact.objects.create(
        ticket=ticket, technician=by, at=at, waited=calendar.between(ticket.opened_at, at),
        taken=_taken(calendar, ticket, by, at) if by.is_technician else None, hit=first.hit if first else None,
    )  # fmt: skip


def _taken(calendar: hours.Calendar, ticket: Ticket, technician: User, at: datetime) -> timedelta | None:
    """Only what was already waiting measures how fast one goes from one to the next, and only within a day."""
    before = FirstContact.objects.filter(technician=technician).order_by("-at").values_list("at", flat=True).first()
    if before and ticket.opened_at <= before <= at and _day(calendar, before) == _day(calendar, at):
        return calendar.between(before, at)
    return None


def _ahead(unheard: QuerySet[Ticket], rank: datetime | None) -> int:
    return unheard.filter(rank_at__lte=rank).order_by()[:FARTHEST].count()


def _staff(calendar: hours.Calendar, now: datetime) -> int:
    """Who is on shift; outside business hours, how many came on the same weekday, or on the last day anybody did."""
    if calendar.is_open(now):
        return Shift.objects.on().count()
    next_day = _day(calendar, calendar.add(now, timedelta(seconds=1)))
    last = Shift.objects.order_by("-started_at").values_list("started_at", flat=True).first()
    days = [next_day - timedelta(days=7), *([_day(calendar, last)] if last else [])]
    return next(filter(None, (_came(calendar, day) for day in days)), 1)


def _came(calendar: hours.Calendar, day: date) -> int:
    shifts = Shift.objects.filter(started_at__gte=_midnight(calendar, day))
    shifts = shifts.filter(started_at__lt=_midnight(calendar, day + timedelta(days=1)))
    return shifts.values("technician").distinct().count()


def _day(calendar: hours.Calendar, moment: datetime) -> date:
    return moment.astimezone(calendar.zone).date()


def _midnight(calendar: hours.Calendar, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=calendar.zone)


def count_responses(now: datetime) -> int:
    """Count the contacts of today and yesterday again: what a page then reads is one row a day.

    Answers how many days.
    """
    calendar = desk.calendar()
    today = _day(calendar, now)
    for day in (today, today - timedelta(days=1)):
        during = Q(at__gte=_midnight(calendar, day), at__lt=_midnight(calendar, day + timedelta(days=1)))
        found = list(FirstContact.objects.filter(during).values_list("waited", "hit"))
        facts = {
            "contacts": len(found),
            "told": sum(hit is not None for _, hit in found),
            "hits": sum(bool(hit) for _, hit in found),
            "waits": Counter(str(waited // ResponseDay.BIN) for waited, _ in found),
        }
        ResponseDay.objects.update_or_create(day=day, defaults=facts)
    return 2


class Figures(NamedTuple):
    """What really happened in the last thirty days. Times are of open time, up to whole steps of five minutes."""

    contacts: int
    told: int
    hits: int
    median: timedelta | None
    most: timedelta | None  # nine of ten were answered within it

    @property
    def rate(self) -> int | None:
        """Of each hundred who were told a window, those answered in it; None when nobody was told."""
        return self.hits * 100 // self.told if self.told else None


def days(now: datetime) -> list[ResponseDay]:
    """The last thirty days that had a first contact, newest first."""
    since = _day(desk.calendar(), now - COUNTED)
    return list(ResponseDay.objects.filter(day__gt=since, contacts__gt=0).order_by("-day"))


def figures(rows: Sequence[ResponseDay]) -> Figures:
    """Those days added up."""
    waits: Counter[int] = Counter()
    for row in rows:
        waits.update({int(step): n for step, n in row.waits.items()})
    contacts, told, hits = (sum(getattr(row, name) for row in rows) for name in ("contacts", "told", "hits"))
    return Figures(contacts, told, hits, _within(waits, 0.5), _within(waits, 0.9))


def _within(waits: Counter[int], share: float) -> timedelta | None:
    left = share * waits.total()
    for step in sorted(waits):
        left -= waits[step]
        if left <= 0:
            return (step + 1) * ResponseDay.BIN
    return None


def pace(evidence: Evidence) -> timedelta:
    """Of one technician, from one first contact to the next, as forecasts take it."""
    return timedelta(seconds=forecast.pace(evidence.taken)[0])
