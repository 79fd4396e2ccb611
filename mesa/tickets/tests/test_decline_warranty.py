"""Only for what the guidelines leave out."""

import pytest

from mesa.tickets import actions
from mesa.tickets.rules import Refused


@pytest.fixture
def claimed(taken, ana, tere):
    return actions.claim_warranty(actions.resolve(taken, by=tere, solution="Listo."), by=ana, reason="Otra vez.")


def decline(ticket, by, exclusion="hardware"):
    return actions.decline_warranty(ticket, by=by, exclusion=exclusion, words="Se dañó el disco.")


def test_it_is_solved_as_it_was(claimed, tere):
    ticket = decline(claimed, tere)
    event = ticket.events.last()
    assert (ticket.status, ticket.warranty_at, ticket.due_at) == ("resolved", None, None)
    assert (ticket.warranty_until, ticket.resolved_at) == (claimed.warranty_until, claimed.resolved_at)
    assert (event.kind, event.data, event.note.body) == (
        "warranty_declined", {"exclusion": "hardware"}, "Se dañó el disco.",
    )  # fmt: skip


def test_no_other_reason_will_do(claimed, tere):
    with pytest.raises(ValueError):
        decline(claimed, tere, "no-time")
    assert claimed.events.last().kind == "warranty_claimed"


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_may(claimed, name, request):
    with pytest.raises(Refused):
        decline(claimed, request.getfixturevalue(name))
    assert claimed.notes.count() == 3


def test_what_is_not_in_warranty_has_nothing_to_decline(taken, tere):
    with pytest.raises(Refused):
        decline(taken, tere)


def test_it_may_be_asked_for_again(claimed, ana, tere):
    assert actions.claim_warranty(decline(claimed, tere), by=ana, reason="Ahora otra cosa.").status == "open"
