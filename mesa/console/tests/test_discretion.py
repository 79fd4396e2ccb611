"""Technicians are warned when their own words ask for what we never ask."""

import pytest
from django.utils.translation import gettext as _

from mesa.console.tests.test_ticket import send
from mesa.tickets.models import Note

ASKING = "Envíame la contraseña de tu correo y el número de tu tarjeta."


@pytest.mark.parametrize(("act", "field"), [("add_note", "body"), ("ask", "question"), ("resolve", "solution")])
def test_words_that_ask_for_it_wait_for_a_second_look(desk, taken, act, field):
    answer = send(desk, act, taken, **{field: ASKING})
    assert answer.status_code == 422
    assert _("Nunca pedimos contraseñas") in answer.text and 'name="sure"' in answer.text and ASKING in answer.text
    assert Note.objects.count() == 1


def test_who_read_it_again_sends_it(desk, taken):
    assert send(desk, "add_note", taken, body=ASKING, sure="1").status_code == 302
    assert Note.objects.latest("pk").body == ASKING


def test_what_only_the_house_reads_asks_nobody(desk, taken):
    assert send(desk, "add_internal_note", taken, body=ASKING).status_code == 302


def test_telling_never_to_give_it_is_fine(desk, taken):
    assert send(desk, "add_note", taken, body="Nunca nos des tu NIP ni el CVV.").status_code == 302


def test_what_a_technician_writes_is_cleaned_too(desk, taken):
    send(desk, "add_note", taken, body="Tu tarjeta 4242 4242 4242 4242 no hace falta.")
    assert Note.objects.latest("pk").body == "Tu tarjeta [tarjeta retirada] no hace falta."
    page = desk.get(f"/consola/tickets/{taken.pk}/").text
    assert "Por seguridad quitamos un número de tarjeta." in page and "4242 4242" not in page
