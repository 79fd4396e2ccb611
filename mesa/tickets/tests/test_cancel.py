"""The requester no longer needs help."""

import pytest

from mesa.tickets import actions, tallies
from mesa.tickets.rules import Refused


def test_cancelled_it_owes_nothing(ticket, ana, tere):
    ticket = actions.cancel(ticket, by=ana)
    event = ticket.events.last()
    assert (ticket.status, ticket.due_at, event.kind, event.note) == ("cancelled", None, "cancelled", None)
    assert tallies.counts(tere)["live"] == 0


def test_the_reason_is_kept(taken, ana):
    ticket = actions.cancel(taken, by=ana, reason="Ya lo arregló mi sobrino.")
    assert ticket.events.last().note.body == "Ya lo arregló mi sobrino."


@pytest.mark.parametrize("name", ["beto", "tere", "susi", "vico"])
def test_only_who_asked_cancels(ticket, name, request):
    with pytest.raises(Refused):
        actions.cancel(ticket, by=request.getfixturevalue(name))


def test_what_is_resolved_is_not_cancelled(taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    with pytest.raises(Refused):
        actions.cancel(taken, by=ana)
