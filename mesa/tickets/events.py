"""The ledger. Only `record` writes it; nobody edits it."""

from enum import StrEnum

from django.utils import timezone

from mesa.common.redaction import clean

from . import balances, queueing
from .credit import Move
from .models import Event


class Kind(StrEnum):
    OPENED = "opened"
    ARRIVED = "arrived"
    CONFIRMED = "confirmed"
    LAPSED = "lapsed"
    ASSIGNED = "assigned"
    NOTED = "noted"
    NOTED_INTERNALLY = "noted_internally"
    ASKED = "asked"
    CONTACTED = "contacted"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    WARRANTY_CLAIMED = "warranty_claimed"
    WARRANTY_DECLINED = "warranty_declined"
    WARRANTY_ENDED = "warranty_ended"
    QUOTE_WANTED = "quote_wanted"
    LICENCE_PROVED = "licence_proved"
    INSTALLATION_RECORDED = "installation_recorded"
    INSTALLATION_REFUSED = "installation_refused"
    TICKED = "ticked"
    UNTICKED = "unticked"
    BACKUP_HELP_ASKED = "backup_help_asked"
    CREDIT_PAUSED = "credit_paused"
    CREDIT_RESUMED = "credit_resumed"
    CREDIT_EXTENDED = "credit_extended"
    CREDIT_WARNED = "credit_warned"
    CREDIT_RETURNED = "credit_returned"
    FOLLOWED = "followed"
    UNFOLLOWED = "unfollowed"
    MERGED = "merged"
    UNMERGED = "unmerged"
    RATED = "rated"
    REDACTED = "redacted"
    RESPONSE_DUE_SOON = "response_due_soon"
    RESPONSE_OVERDUE = "response_overdue"


INTERNAL = {Kind.NOTED_INTERNALLY, Kind.RESPONSE_DUE_SOON, Kind.RESPONSE_OVERDUE, Kind.MERGED, Kind.UNMERGED}


def record(ticket, kind, *, by, note=None, removed=(), public=True, credit: Move | None = None, **data):
    """Write the line of a change that the caller made in this same transaction, with the row locked.

    `removed`: what was taken out of the words of this change; it gets a line of its own, seen by the same people.
    `credit`: what it does to the credit, unless its note does.
    """
    ticket.version, ticket.updated_at = ticket.version + 1, timezone.now()
    ticket.rank_at = queueing.rank(ticket.due_at, ticket.warranty_at)
    ticket.save(update_fields=["version", "updated_at", "rank_at"])
    data, removed = _discreet(data, [*removed, *(note.removed if note else ())])
    credit = credit or (note.credit if note else None)
    data |= balances.said(credit) | ({"lures": note.lures} if note and note.lures else {})
    event = Event.objects.create(
        ticket=ticket,
        version=ticket.version,
        kind=kind,
        actor=by,
        public=kind not in INTERNAL and public,
        note=note,
        data=data,
        at=ticket.updated_at,
    )
    if credit:
        balances.move(event)
    if removed:
        record(ticket, Kind.REDACTED, by=by, public=event.public, kinds=list(dict.fromkeys(removed)))
    return event


def _discreet(data, removed):
    """What a line says besides its note, without what nobody should send us; and all that was taken out."""
    kept = {}
    for name, value in data.items():
        kept[name], kinds = clean(value) if isinstance(value, str) else (value, [])
        removed += kinds
    return kept, removed
