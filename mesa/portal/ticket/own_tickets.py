"""The person's own tickets, read as tuples with exactly what a list shows."""

from datetime import UTC, datetime, timedelta

from django.db.models import F, Q

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
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def mine(person, state="", after=""):
    """One page, newest first, and the mark that asks for the next one."""
    found = Ticket.objects.visible_to(person).filter(requester=person)
    if state in STATES:
        found = found.filter(status__in=STATES[state])
    at, number = _place(after)
    if at:
        found = found.filter(Q(updated_at__lt=at) | Q(updated_at=at, pk__lt=number))
    named = found.order_by("-updated_at", "-pk").annotate(technician_name=F("technician__name"))
    rows = list(named.values_list(*COLUMNS, "technician_name", named=True)[: SIZE + 1])
    return rows[:SIZE], _mark(rows[SIZE - 1]) if len(rows) > SIZE else ""


def _mark(row):
    return f"{(row.updated_at - EPOCH) // timedelta(microseconds=1)}-{row.pk}"


def _place(mark):
    """What people may put in an address is either a mark of ours or the first page."""
    at, _, number = mark.partition("-")
    if not (mark.isascii() and at.isdigit() and number.isdigit() and len(at) < 18 and len(number) < 19):
        return None, None
    return EPOCH + timedelta(microseconds=int(at)), int(number)
