"""What the clock does about answers that are owed."""

from datetime import datetime
from functools import partial

from mesa.tickets import desk, forecast, promises, responses, rules
from mesa.tickets.acting import by_the_clock
from mesa.tickets.forecast import Window
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Event, Forecast, Ticket
from mesa.tickets.record import record

BATCH = 200


def remind(now: datetime) -> int:
    """Before the deadline of a first answer, once, to whoever can still keep it. Answers how many."""
    until = desk.calendar().add(now, promises.REMIND_BEFORE)
    soon = Ticket.objects.unheard().filter(reminded_at=None, due_at__gt=now, due_at__lte=until)
    return by_the_clock(rules.REMIND, soon.order_by("due_at", "pk")[:BATCH], partial(_remind, now=now))


def _remind(ticket: Ticket, now: datetime) -> Event | bool:
    if ticket.reminded_at or ticket.contacted_at or ticket.due_at is None:
        return False
    ticket.reminded_at = now
    ticket.save(update_fields=["reminded_at"])
    return record(ticket, Kind.RESPONSE_DUE_SOON, by=None, due=ticket.due_at.isoformat())


def renew_forecasts(now: datetime) -> int:
    """Tell again whoever waits and whose window moved; those at the front first. Answers how many."""
    calendar, known = desk.calendar(), responses.evidence(now)
    waiting = list(Ticket.objects.unheard().order_by("rank_at", "pk").values_list("pk", flat=True)[:BATCH])
    rows = Forecast.objects.filter(ticket__in=waiting).order_by("pk").values_list("ticket", "from_at", "to_at")
    told = {number: Window(from_at, to_at) for number, from_at, to_at in rows}
    windows = {number: forecast.window(calendar, now, ahead, known) for ahead, number in enumerate(waiting)}
    news = [
        Forecast(ticket_id=number, shown_at=now, **window._asdict())
        for number, window in windows.items()
        if number in told and _is_news(told[number], window, now)
    ]
    Forecast.objects.bulk_create(news)
    return len(news)


def _is_news(old: Window, new: Window, now: datetime) -> bool:
    """A window that has begun moves on with the clock: only what would come later than told is news then."""
    begun = Window(max(old.from_at, new.from_at), old.to_at) if old.from_at <= now else old
    return forecast.moved(begun, new)
