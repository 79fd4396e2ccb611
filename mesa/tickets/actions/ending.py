"""How a ticket ends, and how it comes back."""

from django.utils import timezone

from mesa.tickets import balances, clocks, desk, rules
from mesa.tickets.events import Kind, record
from mesa.tickets.models import Status
from mesa.tickets.rules import acting

ENDED = ["status", "due_at", "overdue_at", "waiting_at", "warranty_at"]


def resolve(ticket, *, by, solution, seen=None):
    with acting(by, rules.RESOLVE, ticket, seen=seen) as ticket:
        now = timezone.now()
        note = ticket.notes.create(author=by, body=solution, written_at=now)
        ticket.contacted_at, ticket.first_response_at = ticket.contacted_at or now, ticket.first_response_at or now
        ticket.resolved_at, ticket.warranty_until = now, clocks.warranty_until(now)
        _end(ticket, Status.RESOLVED, "resolved_at", "warranty_until", "contacted_at", "first_response_at")
        record(ticket, Kind.RESOLVED, by=by, note=note, **balances.stop(ticket))
    return ticket


def close(ticket, *, by, seen=None):
    with acting(by, rules.CLOSE, ticket, seen=seen) as ticket:
        ticket.closed_at = timezone.now()
        _end(ticket, Status.CLOSED, "closed_at")
        record(ticket, Kind.CLOSED, by=by)
    return ticket


def cancel(ticket, *, by, reason="", seen=None):
    with acting(by, rules.CANCEL, ticket, seen=seen) as ticket:
        now = timezone.now()
        note = ticket.notes.create(author=by, body=reason, written_at=now) if reason else None
        ticket.cancelled_at = now
        _end(ticket, Status.CANCELLED, "cancelled_at")
        record(ticket, Kind.CANCELLED, by=by, note=note, **balances.stop(ticket))
    return ticket


def reopen(ticket, *, by, reason, seen=None):
    """It was not solved after all: back to the technician who attended, due like a new report."""
    with acting(by, rules.REOPEN, ticket, seen=seen) as ticket:
        now = timezone.now()
        note = ticket.notes.create(author=by, body=reason, written_at=now)
        ticket.status, ticket.due_at = Status.OPEN, clocks.answer_due(desk.calendar(), now)
        ticket.save(update_fields=["status", "due_at"])
        record(ticket, Kind.REOPENED, by=by, note=note, **balances.go_on(ticket))
    return ticket


def _end(ticket, status, *facts):
    ticket.status, ticket.warranty_at = status, None
    ticket.due_at = ticket.overdue_at = ticket.waiting_at = None
    ticket.save(update_fields=[*ENDED, *facts])
