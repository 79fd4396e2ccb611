"""The 60 minutes: a technician pauses, resumes and extends them, the clock warns. When they end nothing is refused."""

from datetime import datetime
from functools import partial
from typing import Any

from mesa.accounts.models import User
from mesa.tickets import rules
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.credit import Move
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Credit, Event, Ticket
from mesa.tickets.notes import Voice, write_note
from mesa.tickets.record import record

BATCH = 100


def pause_credit(
    ticket: Ticket, *, by: User | None, reason: str, seen: int | None = None, sure: bool = False
) -> Ticket:
    """Nothing counts until somebody resumes it; the requester reads why."""
    with acting(by, rules.PAUSE_CREDIT, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=reason, sure=sure, voice=Voice.ASIDE)
        record(ticket, Kind.CREDIT_PAUSED, by=by, note=note, credit=Move.PAUSED)
    return ticket


def resume_credit(ticket: Ticket, *, by: User | None, seen: int | None = None) -> Ticket:
    """It counts again from now on. Raises Refused when it is not paused."""
    with acting(by, rules.RESUME_CREDIT, ticket, seen=seen) as ticket:
        record(ticket, Kind.CREDIT_RESUMED, by=by, credit=Move.RESUMED)
    return ticket


def extend_credit(
    ticket: Ticket, *, by: User | None, minutes: int, reason: str, seen: int | None = None, sure: bool = False
) -> Ticket:
    """More minutes at no cost, running or paused as it was."""
    with acting(by, rules.EXTEND_CREDIT, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=reason, sure=sure, voice=Voice.ASIDE)
        record(ticket, Kind.CREDIT_EXTENDED, by=by, note=note, credit=Move.EXTENDED, minutes=minutes)
    return ticket


def warn_credit(now: datetime) -> int:
    """At 45, 55 and 60 minutes, each once. Whoever comes late tells only the last."""
    # From the credits, which are few: asked of the tickets, SQLite may walk them all.
    late = Credit.objects.filter(warn_at__lte=now).select_related("ticket").order_by("warn_at", "pk")[:BATCH]
    return by_the_clock(rules.WARN_CREDIT, [held.ticket for held in late], partial(_warn, now=now))


def return_credit(since: datetime, now: datetime) -> int:
    """The desk was stopped from `since` to `now`: whatever ran meanwhile gets it back. Safe to call again."""
    running = Ticket.objects.live().filter(credit__running_since__lt=now).order_by("pk")
    return by_the_clock(rules.RETURN_CREDIT, running, partial(_give_back, since=since, now=now))


def _warn(ticket: Ticket, now: datetime) -> Event | bool:
    balance = ticket.credit.balance
    mark = balance.mark(now)
    if mark is None:
        return False
    told: dict[str, Any] = {
        "spent": min(balance.spent(now), balance.granted_seconds),
        "granted": balance.granted_seconds,
    }
    return record(ticket, Kind.CREDIT_WARNED, by=None, credit=Move.WARNED, left=mark, **told)


def _give_back(ticket: Ticket, since: datetime, now: datetime) -> Event | bool:
    began = max(since, ticket.credit.running_since or now)
    seconds = int((now - began).total_seconds())
    if seconds <= 0:  # another worker gave it back
        return False
    told: dict[str, Any] = {"seconds": seconds, "since": began.isoformat()}
    return record(ticket, Kind.CREDIT_RETURNED, by=None, credit=Move.RETURNED, **told)
