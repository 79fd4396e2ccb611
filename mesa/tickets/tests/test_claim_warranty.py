"""«Volvió a fallar»."""

import pytest
import time_machine

from mesa.tickets import actions, clocks, desk, promises, tallies
from mesa.tickets.rules import Refused


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Listo.")


def test_the_last_day_is_kept_when_it_is_solved(resolved):
    assert resolved.warranty_until == resolved.resolved_at + promises.WARRANTY


def test_it_goes_back_to_who_attended_in_warranty(resolved, ana, tere):
    ticket = actions.claim_warranty(resolved, by=ana, reason="Otra vez.")
    event = ticket.events.last()
    assert (ticket.status, ticket.technician, event.kind, event.note.body) == (
        "open", tere, "warranty_claimed", "Otra vez.",
    )  # fmt: skip
    assert ticket.warranty_at and ticket.due_at == clocks.answer_due(desk.calendar(), ticket.warranty_at)
    assert tallies.counts(tere)["mine"] == 1 and ticket.warranty_until == resolved.warranty_until


@pytest.mark.parametrize("name", ["beto", "tere", "vico", "susi"])
def test_nobody_asks_for_another(resolved, name, request):
    with pytest.raises(Refused):
        actions.claim_warranty(resolved, by=request.getfixturevalue(name), reason="x")
    assert resolved.events.last().kind == "resolved"


def test_after_the_last_day_it_is_too_late(resolved, ana):
    with time_machine.travel(resolved.warranty_until, tick=False), pytest.raises(Refused):
        actions.claim_warranty(resolved, by=ana, reason="x")


def test_twice_is_once(resolved, ana):
    actions.claim_warranty(resolved, by=ana, reason="x")
    with pytest.raises(Refused):
        actions.claim_warranty(resolved, by=ana, reason="x")


def test_solved_again_the_days_begin_again(resolved, ana, tere):
    actions.claim_warranty(resolved, by=ana, reason="x")
    ticket = actions.resolve(resolved, by=tere, solution="Ahora sí.")
    assert ticket.warranty_at is None and ticket.warranty_until == ticket.resolved_at + promises.WARRANTY
