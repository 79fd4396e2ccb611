"""The ledger. Only `record` writes it; nobody edits it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.tickets.models import Note, Ticket

from . import balances, queueing
from .credit import Move
from .kinds import EventKind, Kind
from .models import Event


def record(
    ticket: Ticket,
    kind: EventKind,
    *,
    by: User | None,
    note: Note | None = None,
    removed: Iterable[str] = (),
    credit: Move | None = None,
    **data: Any,
) -> Event:
    """Write the line of a change that the caller made in this same transaction, with the row locked.

    `removed`: what was taken out of the words of this change; it gets a line of its own, seen by the same people.
    `credit`: what it does to the credit, unless its note does.
    """
    data, removed = _discreet(data, [*removed, *(note.removed if note else ())])
    credit = credit or (note.credit if note else None)
    data |= balances.said(credit) | ({"lures": note.lures} if note and note.lures else {})
    data |= {"left": note.left} if note and note.left else {}
    event = _write(ticket, kind, by, kind.traits.public, note, data)
    if credit:
        balances.move(event)
    if removed:
        _write(ticket, Kind.REDACTED, by, event.public, None, {"kinds": list(dict.fromkeys(removed))})
    return event


def _write(
    ticket: Ticket, kind: EventKind, by: User | None, public: bool | None, note: Note | None, data: dict[str, Any]
) -> Event:
    now = timezone.now()
    ticket.version, ticket.rank_at = ticket.version + 1, queueing.rank(ticket.due_at, ticket.warranty_at)
    if not kind.traits.quiet:
        ticket.loud_version, ticket.updated_at = ticket.version, now
    ticket.save(update_fields=["version", "loud_version", "updated_at", "rank_at"])
    facts = {"version": ticket.version, "at": now, "public": public, "note": note, "data": data}
    return Event.objects.create(ticket=ticket, kind=kind, actor=by, **facts)


def _discreet(data: dict[str, Any], removed: list[str]) -> tuple[dict[str, Any], list[str]]:
    """What a line says besides its note, without what nobody should send us; and all that was taken out."""
    kept = {}
    for name, value in data.items():
        kept[name], kinds = clean(value) if isinstance(value, str) else (value, [])
        removed += kinds
    return kept, removed
