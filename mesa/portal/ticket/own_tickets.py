"""The person's own tickets, read as tuples with exactly what a list shows."""

from django.db.models import F

from mesa.lib.keyset import page
from mesa.tickets.models import LIVE, Status, Ticket

SIZE = 50
COLUMNS = (
    "pk", "subject", "status", "opened_at", "updated_at", "due_at", "overdue_at", "resolved_at", "warranty_at",
    "warranty_until", "closed_at", "cancelled_at",
)  # fmt: skip
STATES = {
    "abiertos": (Status.PENDING, *LIVE),
    "resueltos": (Status.RESOLVED,),
    "terminados": (Status.CLOSED, Status.CANCELLED),
}


def mine(person, state="", after=""):
    """One page, newest first, and the mark that asks for the next one."""
    found = Ticket.objects.visible_to(person).filter(requester=person)
    if state in STATES:
        found = found.filter(status__in=STATES[state])
    rows = found.annotate(technician_name=F("technician__name")).values_list(*COLUMNS, "technician_name", named=True)
    return page(rows, after, SIZE, by="-updated_at")
