"""A technician cannot send the person to a false program, by mistake or otherwise."""

import pytest

from mesa.tickets import actions
from mesa.tickets.models import Note
from mesa.tickets.rules import Refused

BAIT = "Descárgalo de https://teamviewer-soporte.mx/ y dime qué dice."


@pytest.mark.parametrize(("address", "field"), [("nota", "body"), ("preguntar", "question"), ("resolver", "solution")])
def test_the_words_are_kept_and_the_address_is_named(taken, enter, tere, address, field):
    before = Note.objects.count()
    response = enter(tere).post(f"/consola/tickets/{taken.pk}/{address}/", {field: BAIT})
    said = response.content.decode()
    assert response.status_code == 422 and Note.objects.count() == before
    assert "https://teamviewer-soporte.mx/ no es la dirección oficial" in said and "y dime qué dice." in said


def test_by_any_other_door_the_act_refuses(taken, tere):
    with pytest.raises(Refused):
        actions.add_note(taken, by=tere, body=BAIT)


def test_a_note_for_the_house_may_name_it(taken, tere):
    assert actions.add_internal_note(taken, by=tere, body=BAIT).pk


def test_who_asks_for_help_may_say_where_they_were_sent(taken, ana):
    assert actions.add_note(taken, by=ana, body=BAIT).pk
