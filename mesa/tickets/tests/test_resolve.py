"""Solving it."""

import pytest

from mesa.tickets import actions, tallies
from mesa.tickets.rules import Conflict, Refused


def test_resolved_it_owes_nothing_and_says_when(taken, tere):
    ticket = actions.resolve(taken, by=tere, solution="Cambié el cable.")
    event = ticket.events.last()
    assert (ticket.status, ticket.due_at, ticket.overdue_at) == ("resolved", None, None)
    assert (event.kind, event.note.body, event.public) == ("resolved", "Cambié el cable.", True)
    assert ticket.resolved_at == event.note.written_at == ticket.contacted_at


def test_from_waiting_too(taken, tere):
    actions.ask(taken, by=tere, question="¿Modelo?")
    ticket = actions.resolve(taken, by=tere, solution="Ya no hizo falta.")
    assert (ticket.status, ticket.waiting_at) == ("resolved", None)


def test_it_leaves_every_count(taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    assert tallies.counts(tere) == {"unassigned": 0, "waiting": 0, "overdue": 0, "live": 0, "mine": 0}


def test_a_ticket_nobody_took_is_not_resolved(ticket, tere):
    with pytest.raises(Refused):
        actions.resolve(ticket, by=tere, solution="Listo.")
    assert ticket.notes.count() == 1


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_resolve(taken, name, request):
    with pytest.raises(Refused):
        actions.resolve(taken, by=request.getfixturevalue(name), solution="x")
    assert taken.notes.count() == 1


def test_the_second_of_two_technicians_hears_of_the_first(taken, tere, tono):
    actions.resolve(taken, by=tono, solution="Era el cable.", seen=2)
    with pytest.raises(Conflict):
        actions.resolve(taken, by=tere, solution="Era el módem.", seen=2)
    assert taken.notes.count() == 2
