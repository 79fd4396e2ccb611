"""It failed again."""

import pytest

from mesa.tickets import actions, clocks, desk, tallies
from mesa.tickets.rules import Refused


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Listo.")


def test_it_goes_back_to_who_attended_due_like_new(resolved, ana, tere):
    ticket = actions.reopen(resolved, by=ana, reason="Falló otra vez.")
    event = ticket.events.last()
    assert (ticket.status, ticket.technician, event.note.body) == ("open", tere, "Falló otra vez.")
    assert ticket.due_at == clocks.answer_due(desk.calendar(), event.note.written_at)
    assert tallies.counts(tere)["mine"] == 1


def test_when_it_was_resolved_is_not_forgotten(resolved, ana):
    assert actions.reopen(resolved, by=ana, reason="x").resolved_at == resolved.resolved_at


def test_technicians_reopen_too(resolved, tono):
    assert actions.reopen(resolved, by=tono, reason="x").status == "open"


@pytest.mark.parametrize("name", ["beto", "vico"])
def test_outsiders_are_refused(resolved, name, request):
    with pytest.raises(Refused):
        actions.reopen(resolved, by=request.getfixturevalue(name), reason="x")


def test_what_is_closed_stays_closed(resolved, ana, tere):
    actions.close(resolved, by=tere)
    with pytest.raises(Refused):
        actions.reopen(resolved, by=ana, reason="x")
