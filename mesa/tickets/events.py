"""The ledger. Only `record` writes it; nobody edits it."""

from enum import StrEnum

from django.utils import timezone

from . import search
from .models import Event


class Kind(StrEnum):
    OPENED = "opened"
    ASSIGNED = "assigned"
    NOTED = "noted"
    NOTED_INTERNALLY = "noted_internally"
    ASKED = "asked"
    CONTACTED = "contacted"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    RESPONSE_OVERDUE = "response_overdue"


INTERNAL = {Kind.NOTED_INTERNALLY, Kind.RESPONSE_OVERDUE}


def record(ticket, kind, *, by, note=None, **data):
    """Write the line of a change that the caller made in this same transaction, with the row locked."""
    ticket.version, ticket.updated_at = ticket.version + 1, timezone.now()
    ticket.save(update_fields=["version", "updated_at"])
    if note:
        search.add([(note.pk, ticket.subject, note.body, ticket.requester_id if note.public else None)])
    return Event.objects.create(
        ticket=ticket,
        version=ticket.version,
        kind=kind,
        actor=by,
        public=kind not in INTERNAL,
        note=note,
        data=data,
        at=ticket.updated_at,
    )
