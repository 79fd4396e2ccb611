import pytest

from mesa.assistance import actions
from mesa.assistance.connection import Measures, verdict
from mesa.assistance.rules import Refused
from mesa.tickets.models import Event


@pytest.mark.parametrize(
    ("measures", "colour", "way"),
    [
        (Measures(40, 20_000, 5_000), "green", "control"),
        (Measures(250, 1_500, 1_000), "green", "control"),
        (Measures(251, 20_000, 5_000), "amber", "view"),
        (Measures(40, 20_000, 500), "amber", "view"),
        (Measures(40, 20_000, 500, relay=False), "amber", "chat"),
        (Measures(40, 20_000, 500, screen=False), "amber", "camera"),
        (Measures(40, 20_000, 5_000, relay=False), "green", "control"),  # the tools have ways of their own
        (Measures(900, 200, 100), "amber", "chat"),
        (Measures(5_000, 20_000, 5_000), "red", "phone"),
        (Measures(100, 10, 5), "red", "phone"),
    ],
)
def test_what_a_connection_is_good_for(measures, colour, way):
    assert verdict(measures) == (colour, way)


def test_it_is_a_line_that_both_sides_read(ticket, ana):
    actions.note_connection(ticket, by=ana, rtt=40, down=20_000, up=5_000, relay=None, screen=True)
    line = Event.objects.filter(ticket=ticket).last()
    assert (line.kind, line.public, line.data) == ("connection_tested", True, {"colour": "green", "way": "control"})


def test_only_who_asked_for_help_tests_theirs(ticket, beto, tere):
    for who in (beto, tere):
        with pytest.raises(Refused):
            actions.note_connection(ticket, by=who, rtt=1, down=1, up=1, relay=None, screen=True)
