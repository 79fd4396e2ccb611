"""Which technician has a ticket: taken, given, handed over."""

from mesa.accounts.models import User
from mesa.tickets import rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Status, Ticket
from mesa.tickets.record import record
from mesa.tickets.rules import Refused


def assign(ticket: Ticket, *, by: User | None, technician: User, seen: int | None = None) -> Ticket:
    """Take it, give it or hand it over: the same act with another name in `technician`. Raises Refused, Conflict."""
    if not technician.is_technician:
        raise Refused
    with acting(by, rules.ASSIGN, ticket, seen=seen) as ticket:
        before = ticket.technician_id
        if before == technician.pk:
            return ticket
        ticket.technician = technician
        if ticket.status == Status.NEW:
            ticket.status = Status.OPEN
        ticket.save(update_fields=["technician", "status"])
        record(ticket, Kind.ASSIGNED, by=by, technician=technician.pk, name=technician.name, before=before)
    return ticket
