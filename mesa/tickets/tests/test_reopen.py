"""It was marked as solved by mistake."""

import pytest

from mesa.tickets import actions, clocks, desk, tallies
from mesa.tickets.rules import Refused


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Listo.")


def test_it_goes_back_to_who_attended_due_like_new(resolved, tere):
    ticket = actions.reopen(resolved, by=tere, reason="Falló otra vez.")
    event = ticket.events.last()
    assert (ticket.status, ticket.technician, event.note.body) == ("open", tere, "Falló otra vez.")
    assert ticket.due_at == clocks.answer_due(desk.calendar(), event.note.written_at)
    assert tallies.counts(tere)["mine"] == 1


def test_when_it_was_resolved_is_not_forgotten(resolved, tere):
    assert actions.reopen(resolved, by=tere, reason="x").resolved_at == resolved.resolved_at


def test_any_technician_may(resolved, tono):
    assert actions.reopen(resolved, by=tono, reason="x").status == "open"


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_nobody_else_may(resolved, name, request):
    with pytest.raises(Refused):
        actions.reopen(resolved, by=request.getfixturevalue(name), reason="x")


def test_what_is_closed_stays_closed(resolved, tere):
    actions.close(resolved, by=tere)
    with pytest.raises(Refused):
        actions.reopen(resolved, by=tere, reason="x")
