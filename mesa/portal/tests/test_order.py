"""When somebody will be contacted, before and after reporting, and the public page that says how."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from mesa.tickets import actions, responses
from mesa.ui.moments import span, window

TUESDAY = datetime(2026, 11, 24, 18, tzinfo=UTC)  # noon in Mexico City
HOUR = timedelta(hours=1)


def test_before_reporting_one_is_told_when(ana_in, category):
    with time_machine.travel(TUESDAY, tick=False):
        page = ana_in.get("/reportar/").content.decode()
    assert "Si reportas ahora, calculamos contactarte hoy entre las 12:00 y las 13:50." in page


def test_after_it_the_ticket_says_so_until_it_happens(ana_in, report, tere):
    with time_machine.travel(TUESDAY, tick=False):
        ticket = report(ana_in.ana)
        told = "Calculamos contactarte hoy entre las 12:00 y las 13:50."
        assert told in ana_in.get(f"/tickets/{ticket.pk}/").content.decode()
        actions.add_note(ticket, by=tere, body="Hola.")
        assert "Calculamos contactarte" not in ana_in.get(f"/tickets/{ticket.pk}/").content.decode()


def test_the_order_is_public_with_what_really_happened(client, report, ana, tere):
    with time_machine.travel(TUESDAY, tick=False):
        assert "Todavía no hay primeros contactos" in client.get("/orden-de-atencion/").content.decode()
        actions.add_note(report(ana), by=tere, body="Hola.")
        responses.count_responses(TUESDAY)
        page = client.get("/orden-de-atencion/").content.decode()
    assert "100 de cada 100 (1 de 1)" in page and "5 min o menos" in page


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((1, 2), "hoy entre las 13:00 y las 14:00"),
        ((22, 23), "mañana entre las 10:00 y las 11:00"),
        ((70, 71), "el viernes 27 entre las 10:00 y las 11:00"),
        ((6, 22), "entre hoy a las 18:00 y mañana a las 10:00"),
        ((24 * 9, 24 * 9 + 1), "el 03/12/2026 entre las 12:00 y las 13:00"),
    ],
)
def test_a_window_in_the_words_and_zone_of_the_person(hours, words):
    first, last = (TUESDAY + n * HOUR for n in hours)
    assert window(first, last, TUESDAY) == words


def test_tijuana_reads_its_own_clock():
    with timezone.override("America/Tijuana"):
        assert window(TUESDAY, TUESDAY + HOUR, TUESDAY) == "hoy entre las 10:00 y las 11:00"


def test_spans():
    with translation.override("es-mx"):
        assert [span(n * timedelta(minutes=1)) for n in (5, 65, 180)] == ["5 min", "1 h 05 min", "3 h 00 min"]
    assert span(None) == ""
