"""The credit of each ticket: moved by the ledger, rebuilt from it, and added up."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, F, Sum
from django.db.models.functions import Greatest

from mesa.tickets.credit import Balance

from . import credit, promises, reads
from .credit import GRANTS, Move
from .models import Credit, Event, Ticket

MOVE = "credit"  # the key of `Event.data` that says what a line does to the credit
BATCH = 2000
MOST = 200


def start(ticket: Ticket, paused: bool = False) -> Move | None:
    """The move of the first contact: from here on it counts, unless it waits for an answer."""
    if hasattr(ticket, "credit"):
        return None
    return Move.GRANTED if paused else Move.STARTED


def stop(ticket: Ticket) -> Move | None:
    """The move of an end, if there is something to stop."""
    return Move.ENDED if hasattr(ticket, "credit") and not ticket.credit.ended_at else None


def go_on(ticket: Ticket) -> Move | None:
    """The move that takes up again what this same solution ended; a warranty is never charged."""
    ended_at, solved_at = ticket.credit.ended_at if hasattr(ticket, "credit") else None, ticket.resolved_at
    return Move.RESUMED if ended_at and solved_at and ended_at >= solved_at.replace(microsecond=0) else None


def pause(ticket: Ticket) -> Move | None:
    """The move that stops it while somebody is waited for; None when it does not run."""
    return Move.PAUSED if is_running(ticket) else None


def said(credit: Move | None) -> dict:
    """What the line says of the move, for who rebuilds the balance from it: «credit» and, for a grant, «minutes»."""
    if credit is None:
        return {}
    minutes = {"minutes": int(promises.CREDIT.total_seconds()) // 60} if credit in GRANTS else {}
    return {MOVE: credit.value, **minutes}


def is_running(ticket: Ticket) -> bool:
    """Its credit is running."""
    return hasattr(ticket, "credit") and ticket.credit.balance.is_running


def is_paused(ticket: Ticket) -> bool:
    """Its credit is paused."""
    return hasattr(ticket, "credit") and ticket.credit.balance.is_paused


def is_counted(ticket: Ticket) -> bool:
    """Its credit has begun and did not end."""
    return hasattr(ticket, "credit") and not ticket.credit.ended_at


def move(event: Event) -> None:
    """Called by `record` in the transaction of the line itself, with the ticket locked."""
    held = Credit.objects.filter(pk=event.ticket_id).first()
    after = credit.step(held.balance if held else credit.Balance(), *_line(event.at, event.data))
    held = held or Credit(ticket_id=event.ticket_id, started_at=after.moved_at or event.at)
    for name, value in after._asdict().items():
        setattr(held, name, value)
    held.warn_at = after.warn_at
    if event.data[MOVE] in {Move.PAUSED, Move.GRANTED}:
        held.why_id = event.note_id
    held.save(force_insert=held._state.adding, update_fields=None if held._state.adding else MOVED)


MOVED = [*credit.Balance._fields, "warn_at", "why"]


def _line(at: datetime, data: dict[str, Any]) -> tuple[Move, datetime, int | None]:
    return data[MOVE], at, next((data[name] for name in ("minutes", "seconds", "left") if name in data), None)


class Shown(NamedTuple):
    """The credit as both sides see it."""

    state: str  # running, paused or ended
    granted: int
    spent: int
    left: int
    why: str

    @property
    def minutes(self) -> int:
        """Minutes left, a begun one counted whole."""
        return -(-self.left // 60)

    @property
    def clock(self) -> str:
        """What is left, as «59:07»."""
        return f"{self.left // 60}:{self.left % 60:02}"


def shown(ticket: Ticket, now: datetime) -> Shown | None:
    """As both sides see it now; None before the first contact."""
    if not hasattr(ticket, "credit"):
        return None
    held, balance = ticket.credit, ticket.credit.balance
    state = "running" if balance.is_running else "paused" if balance.is_paused else "ended"
    why = held.why.body if held.why and state == "paused" else ""
    return Shown(state, balance.granted_seconds, balance.spent(now), balance.left(now), why)


class Difference(NamedTuple):
    ticket: int
    column: str
    ledger: object
    stored: object


def differences() -> Iterator[Difference]:
    """Every balance rebuilt from the ledger alone, against the stored one."""
    last = Event.objects.order_by("-ticket_id").values_list("ticket_id", flat=True).first() or 0
    for first in range(1, last + 1, BATCH):
        stored, rebuilt = _both({"ticket_id__gte": first, "ticket_id__lt": first + BATCH})
        for number in sorted(stored.keys() | rebuilt.keys()):
            if stored.get(number) != rebuilt.get(number):
                yield from _compared(number)


def _both(span: dict[str, int]) -> tuple[dict[int, Balance], dict[int, Balance]]:
    stored = {held.ticket_id: held.balance for held in Credit.objects.filter(**span)}
    return stored, _rebuilt(span)


def _rebuilt(span: dict[str, int]) -> dict[int, Balance]:
    """Lines that move no credit are told apart here: what JSON can ask differs between databases."""
    lines = Event.objects.filter(**span).order_by("ticket_id", "version").values_list("ticket_id", "at", "data")
    moves = ((number, at, data) for number, at, data in lines.iterator(BATCH) if MOVE in data)
    return {
        number: credit.balance(_line(at, data) for _, at, data in story)
        for number, story in groupby(moves, key=lambda line: line[0])
    }


def _compared(number: int) -> Iterator[Difference]:
    """Looked at again with the ticket held: a desk at work moves between two questions."""
    with transaction.atomic():
        Ticket.objects.select_for_update().get(pk=number)
        stored, rebuilt = _both({"ticket_id": number})
    ledger, kept = rebuilt.get(number, credit.Balance()), stored.get(number, credit.Balance())
    for name, told, held in zip(credit.Balance._fields, ledger, kept, strict=True):
        if told != held:
            yield Difference(number, name, told, held)


class Total(NamedTuple):
    name: str | None
    tickets: int
    used: int
    beyond: int  # seconds granted beyond the promise


def by_technician(since: datetime) -> list[Total]:
    """The credits that began since then, added up by technician of the ticket, most used first."""
    return _totals(since, "ticket__technician", "ticket__technician__name")


def by_category(since: datetime) -> list[Total]:
    """The same by category, in the reader's language."""
    return _totals(since, "ticket__category", f"ticket__{reads.category_name()}")


def _totals(since: datetime, key: str, name: str) -> list[Total]:
    """Most used first; bounded, for people and categories are few."""
    beyond = Greatest(F("granted_seconds") - int(promises.CREDIT.total_seconds()), 0)
    found = Credit.objects.filter(started_at__gte=since).values_list(key, name)
    found = found.annotate(tickets=Count("pk"), used=Sum("used_seconds"), beyond=Sum(beyond)).order_by("-used", key)
    return [Total(*row[1:]) for row in found[:MOST]]
