"""What the person's connection is good for, measured by their own browser."""

from typing import Any

from mesa.accounts.models import User
from mesa.assistance import rules
from mesa.assistance.kinds import Kind
from mesa.assistance.models import ConnectionTest
from mesa.tickets.acting import acting
from mesa.tickets.models import Ticket
from mesa.tickets.record import record


def note_connection(ticket: Ticket, *, by: User | None, **measured: Any) -> ConnectionTest:
    """`measured`: columns of ConnectionTest (milliseconds, kilobits a second). Raises Refused."""
    with acting(by, rules.NOTE_CONNECTION, ticket) as ticket:
        found = ConnectionTest.objects.create(ticket=ticket, **measured)
        record(ticket, Kind.CONNECTION_TESTED, by=by, colour=found.verdict.colour, way=found.verdict.way)
    return found
