"""The way to what the free service does not cover."""

import pytest

from mesa.tickets import actions
from mesa.tickets.rules import Refused


def test_the_wish_is_a_line_and_a_date(taken, ana):
    ticket = actions.want_quote(taken, by=ana)
    assert ticket.quote_wanted_at and ticket.events.last().kind == "quote_wanted" and ticket.status == "open"


def test_it_may_come_with_the_report(report, ana):
    ticket = report(ana, wants_quote=True)
    assert [event.kind for event in ticket.events.order_by("version")] == ["opened", "quote_wanted"]


@pytest.mark.parametrize("name", ["beto", "tere", "vico"])
def test_nobody_asks_for_another(taken, name, request):
    with pytest.raises(Refused):
        actions.want_quote(taken, by=request.getfixturevalue(name))


def test_once_is_enough(taken, ana):
    actions.want_quote(taken, by=ana)
    with pytest.raises(Refused):
        actions.want_quote(taken, by=ana)
