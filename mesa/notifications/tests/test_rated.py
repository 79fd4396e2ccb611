"""Who hears what a requester says of the service."""

import pytest

from mesa.notifications.audience import listeners
from mesa.tickets import actions


@pytest.mark.parametrize(("agreed", "hear"), [(True, {"Tere"}), (False, {"Tere", "Susi"})])
def test_supervisors_hear_of_who_is_left_unsatisfied(taken, ana, tere, susi, agreed, hear):
    ticket = actions.resolve(taken, by=tere, solution="Era el cable.")
    actions.rate(ticket, by=ana, agreed=agreed, score=3)
    assert {person.name for person, _ in listeners(ticket.events.last())} == hear
