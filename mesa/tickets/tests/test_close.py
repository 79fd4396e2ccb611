"""The end of it."""

import pytest

from mesa.tickets import actions
from mesa.tickets.rules import Refused


def test_closed_it_says_when(taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    ticket = actions.close(taken, by=tere)
    assert ticket.status == "closed" and ticket.closed_at is not None and ticket.resolved_at is not None


def test_only_what_is_resolved_is_closed(taken, tere):
    with pytest.raises(Refused):
        actions.close(taken, by=tere)


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_close(taken, tere, name, request):
    actions.resolve(taken, by=tere, solution="Listo.")
    with pytest.raises(Refused):
        actions.close(taken, by=request.getfixturevalue(name))
