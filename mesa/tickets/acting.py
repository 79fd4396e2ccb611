"""How every act goes: one transaction, the rows locked, one question, and the live counts of what changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from mesa.accounts.models import User
from mesa.common.refusal import Refused
from mesa.common.rules import Conflict, Rule, may

from . import tallies
from .models import Ticket

T = TypeVar("T", bound=Model)


@contextmanager
def acting(by: User | None, rule: Rule, thing: T, *, seen: int | None = None) -> Iterator[T]:
    """Yield the thing as it is now, its ticket locked first and then itself; `by` None is the desk.

    `seen` is the version of the ticket that the person was looking at, quiet lines aside; None acts whatever happened
    meanwhile.
    Raises Refused; Conflict first for who may act but looked at an old page, so that they see what changed.
    """
    with transaction.atomic():
        ticket, found = _locked(thing)
        if by is not None and not rule.who(by, found):
            raise Refused
        if seen is not None and ticket and not ticket.loud_version <= seen <= ticket.version:
            raise Conflict(ticket)
        if not may(by, rule, found):
            raise Refused
        before = tallies.places(ticket) if ticket else set()
        yield found
        if ticket:
            tallies.move(before, tallies.places(ticket))


def by_the_clock(rule: Rule, rows: Iterable[Model], act: Callable[[Any], Any]) -> int:
    """`act` on each row by the desk itself; answers how many it did, without those where it answered False.

    What somebody changed between the list and the lock is left alone.
    """
    return sum(_tried(rule, row, act) for row in rows)


def _tried(rule: Rule, row: Model, act: Callable[[Any], Any]) -> bool:
    try:
        with acting(None, rule, row) as thing:
            return act(thing) is not False
    except Refused:
        return False


def _locked(thing: Any) -> tuple[Ticket | None, Any]:
    """`(ticket, thing)`: where a thing hangs from its ticket is `TICKET` of its model, None for one of its own."""
    kind = type(thing)
    path = getattr(kind, "TICKET", "ticket")
    if path is None:
        return None, kind.objects.select_for_update().get(pk=thing.pk)
    if isinstance(thing, Ticket):
        ticket = Ticket.objects.select_for_update().get(pk=thing.pk)
        return ticket, ticket
    ticket = Ticket.objects.select_for_update().get(pk=thing.ticket_id)
    *between, last = path.split("__")
    rows = kind.objects.select_for_update(of=("self",))
    found = holder = (rows.select_related("__".join(between)) if between else rows).get(pk=thing.pk)
    for name in between:
        holder = getattr(holder, name)
    setattr(holder, last, ticket)
    return ticket, found
