"""Asking the requester for something."""

import pytest

from mesa.tickets import actions, clocks, tallies
from mesa.tickets.rules import Refused


def test_the_ticket_waits_for_the_answer(taken, tere):
    note = actions.ask(taken, by=tere, question="¿Modelo?")
    taken.refresh_from_db()
    assert (taken.status, taken.waiting_at) == ("waiting", note.written_at)
    assert taken.due_at == clocks.patience_ends(note.written_at)


def test_it_is_contact(ticket, tere):
    note = actions.ask(ticket, by=tere, question="¿Modelo?")
    ticket.refresh_from_db()
    assert ticket.contacted_at == ticket.first_response_at == note.written_at


def test_it_counts_as_waiting(taken, tere):
    actions.ask(taken, by=tere, question="¿Modelo?")
    assert tallies.counts(tere) == {"unassigned": 0, "waiting": 1, "overdue": 0, "live": 1, "mine": 1}


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_ask(taken, name, request):
    with pytest.raises(Refused):
        actions.ask(taken, by=request.getfixturevalue(name), question="x")


def test_nothing_is_asked_of_a_resolved_ticket(taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    with pytest.raises(Refused):
        actions.ask(taken, by=tere, question="x")
