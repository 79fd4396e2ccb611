"""What the free service does not cover has a way on: sales."""

from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets import rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Ticket
from mesa.tickets.record import record


def want_quote(ticket: Ticket, *, by: User | None) -> Ticket:
    """The requester would like to know what it would cost. Nothing is bought and nothing stops."""
    with acting(by, rules.WANT_QUOTE, ticket) as ticket:
        ticket.quote_wanted_at = timezone.now()
        ticket.save(update_fields=["quote_wanted_at"])
        record(ticket, Kind.QUOTE_WANTED, by=by)
    return ticket
