"""How a ticket ends, and how it comes back."""

from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets import balances, clocks, desk, rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Status, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record

ENDED = ["status", "due_at", "overdue_at", "waiting_at", "warranty_at"]


def resolve(ticket: Ticket, *, by: User | None, solution: str, seen: int | None = None, sure: bool = False) -> Ticket:
    """Solved, with the words of how; the warranty begins. Raises Refused, Conflict, and WordsRefused for the words.

    The solution may be the first word there is: then nothing of the credit was spent, and none begins.
    """
    with acting(by, rules.RESOLVE, ticket, seen=seen) as ticket:
        ticket.resolved_at = timezone.now()
        ticket.warranty_until = clocks.warranty_until(ticket.resolved_at)
        _end(ticket, Status.RESOLVED, "resolved_at", "warranty_until")
        note = write_note(ticket, by=by, body=solution, sure=sure, at=ticket.resolved_at)
        record(ticket, Kind.RESOLVED, by=by, note=note, credit=balances.stop(ticket))
    return ticket


def close(ticket: Ticket, *, by: User | None, seen: int | None = None) -> Ticket:
    """A solved ticket is over before its warranty is. Raises Refused, Conflict."""
    with acting(by, rules.CLOSE, ticket, seen=seen) as ticket:
        ticket.closed_at = timezone.now()
        _end(ticket, Status.CLOSED, "closed_at")
        record(ticket, Kind.CLOSED, by=by)
    return ticket


def cancel(ticket: Ticket, *, by: User | None, reason: str = "", seen: int | None = None) -> Ticket:
    """The requester no longer needs it; a reason is optional. Raises Refused, Conflict."""
    with acting(by, rules.CANCEL, ticket, seen=seen) as ticket:
        ticket.cancelled_at = timezone.now()
        _end(ticket, Status.CANCELLED, "cancelled_at")
        note = write_note(ticket, by=by, body=reason) if reason else None
        record(ticket, Kind.CANCELLED, by=by, note=note, credit=balances.stop(ticket))
    return ticket


def reopen(ticket: Ticket, *, by: User | None, reason: str, seen: int | None = None, sure: bool = False) -> Ticket:
    """It was not solved after all: back to the technician who attended, due like a new report.

    Raises Refused, Conflict.
    """
    with acting(by, rules.REOPEN, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=reason, sure=sure)
        ticket.status, ticket.due_at = Status.OPEN, clocks.answer_due(desk.calendar(), note.written_at)
        ticket.save(update_fields=["status", "due_at"])
        record(ticket, Kind.REOPENED, by=by, note=note, credit=balances.go_on(ticket))
    return ticket


def _end(ticket: Ticket, status: Status, *facts: str) -> None:
    ticket.status, ticket.warranty_at = status, None
    ticket.due_at = ticket.overdue_at = ticket.waiting_at = None
    ticket.save(update_fields=[*ENDED, *facts])
