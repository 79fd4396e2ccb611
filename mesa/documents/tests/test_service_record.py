"""What the record says, on the page and on paper, and what it never says."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from mesa.documents import render, service_record
from mesa.documents.pdf.service_record import pressed
from mesa.tickets import actions
from mesa.tickets.models import PreparationItem, Ticket

from .reading import heard


@pytest.fixture
def solved(report, ana, tere, tono):
    """Attended for 27 minutes, with a licence, a secret of the desk and a solution."""
    actions.install_preparation()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ticket = actions.assign(report(ana), by=tono, technician=tere)
        item = PreparationItem.objects.asked(ticket).exclude(kind="internet").first()
        actions.tick(ticket, by=ana, answers={item: ""})
        actions.add_note(ticket, by=tere, body="Hola, ¿qué ves en la pantalla?")
        actions.add_internal_note(ticket, by=tono, body="Cliente difícil.")
        actions.prove_licence(ticket, by=ana, program="Office 2021", kind="key")
        actions.record_installation(ticket, by=tere, program="Office 2021")
        clock.shift(timedelta(minutes=27))
        actions.resolve(ticket, by=tere, solution="Cambié el cable.\n\nReinstalé el controlador.")
    return Ticket.objects.get(pk=ticket.pk)


def rows(ticket):
    return [row for section in service_record.compose(ticket, timezone.now()).sections for row in section.rows]


def test_it_tells_who_what_when_and_how_much(solved):
    said = dict(rows(solved))
    assert said["Reportó"] == "Ana" and said["Atendió"] == "Tere"
    assert said["Solución"] == "Cambié el cable.\n\nReinstalé el controlador."
    assert said["Licencia"] == "Office 2021: Clave de licencia a la mano" and said["Se instaló"] == "Office 2021"
    assert said["Minutos usados"] == "27 de 60 sin costo"
    assert said["Garantía hasta"] == f"{timezone.localtime(solved.warranty_until):%d/%m/%Y %H:%M}"
    assert said["Respuesta"] == "Todavía no nos dice si quedó conforme."


def test_it_keeps_what_was_agreed_to(solved):
    (consents,) = [
        part for part in service_record.compose(solved, timezone.now()).sections if part.title == "Consentimientos"
    ]
    (_, accepted), (_, ticked) = consents.rows
    assert accepted == f"Aceptó «{solved.acceptance.text.title}», versión 1."
    assert ticked == solved.ticks.get().words


def test_the_house_keeps_its_own_words(solved):
    words = " ".join(" ".join(row) for row in rows(solved))
    assert "difícil" not in words and "Tono" not in words and "Tere atiende tu ticket." in words


def test_even_when_the_house_itself_asked(report, tono, tere):
    ticket = actions.assign(report(tono), by=tere, technician=tere)
    actions.add_internal_note(ticket, by=tere, body="Cliente difícil.")
    ticket = actions.resolve(ticket, by=tere, solution="Listo.")
    assert "difícil" not in " ".join(" ".join(row) for row in rows(ticket))


def test_paper_says_what_the_page_says(solved, ana):
    actions.rate(solved, by=ana, agreed=False, score=2, comment="Tardó «mucho» — y (aún) falla…")
    written = service_record.compose(Ticket.objects.get(pk=solved.pk), timezone.now())
    said = heard(pressed(written))
    for words in [written.title, written.subject, *(w for part in written.sections for row in part.rows for w in row)]:
        assert " ".join(words.split()) in said


def test_what_the_letters_cannot_write_does_not_stop_them(report, tere, ana):
    ticket = actions.assign(report(ana, subject="No 🖨 imprime 漢字"), by=tere, technician=tere)
    ticket = actions.resolve(ticket, by=tere, solution="Cafe\u0301 \u202eal revés\x07 \x81 listo ✅")
    said = heard(render.pdf(service_record.compose(ticket, timezone.now()))[0])
    assert "No [U+1F5A8] imprime [U+6F22 U+5B57]" in said and "Café al revés listo [U+2705]" in said


def test_a_long_story_is_counted_in_the_middle(solved, tere, ana):
    for n in range(service_record.MOST):
        actions.add_note(solved, by=ana, body=f"Nota {n} " + "palabra " * 300)
    story = service_record.compose(solved, timezone.now()).sections[-1].rows
    assert len(story) == service_record.MOST + 1 and story[service_record.MOST // 2][0] == "…"
    assert story[-1][1].startswith("Ana: Nota 199") and story[-1][1].endswith("palabra…") and len(story[-1][1]) < 620
    assert len(pressed(service_record.compose(solved, timezone.now()))) < 400_000


def test_it_is_written_in_the_language_of_the_reader(solved):
    with translation.override("en"):
        assert service_record.compose(solved, timezone.now()).title == f"Service record {solved.pk}"
