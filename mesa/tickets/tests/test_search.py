"""Finding tickets. Every expectation here holds word for word on SQLite and on PostgreSQL."""

import time

import pytest
from django.db import connection

from mesa.lib.spanish import stems
from mesa.tickets import actions, search
from mesa.tickets.search import find

TOLD = {
    "No imprime la Epson": "Las impresoras de la oficina marcan el código 0x80070057 desde la actualización.",
    "Batería dañada": "Mi laptop se apaga; compré dos baterías con Begoña Núñez y pasa igual.",
    "No puedo facturar": "La facturación del SAT se cierra con CFDI40147. Adjunto imágenes.",
    "Pantalla azul": "Aparece CRITICAL_PROCESS_DIED al encender, y luego 50% de brillo.",
    "Contraseña olvidada": "No recuerdo la contraseña del correo soporte@ejemplo.mx; mi teléfono es 55 1234 5678.",
    "Año fiscal": "Los reportes del año pasado AND los NEAR de este OR no abren.",
}
QUERIES = {
    "impresora": ["No imprime la Epson"],
    "impresoras EPSON": ["No imprime la Epson"],
    "codigo": ["No imprime la Epson"],
    "0x80070057": ["No imprime la Epson"],
    "0X80070057": ["No imprime la Epson"],
    "actualizaciones": ["No imprime la Epson"],
    "bateria danada": ["Batería dañada"],
    "baterías": ["Batería dañada"],
    "begona nunez": ["Batería dañada"],
    "Núñez": ["Batería dañada"],
    "factura": ["No puedo facturar"],
    "facturaciones del SAT": ["No puedo facturar"],
    "imagen": ["No puedo facturar"],
    "pantallas": ["Pantalla azul"],
    "critical_process_died": ["Pantalla azul"],
    "contrasenas": ["Contraseña olvidada"],
    "55 1234 5678": ["Contraseña olvidada"],
    "soporte@ejemplo": ["Contraseña olvidada"],
    "años": ["Año fiscal"],
    "AND": [],
    "near": ["Año fiscal"],
    "impresora AND epson": ["No imprime la Epson"],
    "apaga OR enciende": [],
    "NEAR(impresora epson)": [],
    "impres*": [],
    "50%": ["Pantalla azul"],
    "'impresora'": ["No imprime la Epson"],
    '"impresora" "epson"': ["No imprime la Epson"],
    "impresora'; DROP TABLE tickets_search; --": [],
    "words:impresora": [],
    "impresora:*": ["No imprime la Epson"],
    "!impresora": ["No imprime la Epson"],
    "impresora <-> epson": ["No imprime la Epson"],
    "impresora | bateria": [],
    "-impresora": ["No imprime la Epson"],
    "^impresora": ["No imprime la Epson"],
    "_1": [],
    "bucket_0": [],
    "\\": [],
    "😀": [],
    "impresora 😀": ["No imprime la Epson"],
    "impreso\0ra": [],
    "impresora\0": ["No imprime la Epson"],
    "a\0@b.mx": [],
    "": [],
    "   ": [],
    "la de los": [],
    "zzzz": [],
    "#": [],
    "9999999": [],
    "999999999999999999": [],
    "99999999999999999999999": [],
    "-1": [],
    "nadie@example.org": [],
}


@pytest.fixture
def told(report, ana):
    return {subject: report(ana, subject=subject, description=body).pk for subject, body in TOLD.items()}


@pytest.mark.parametrize(("typed", "subjects"), QUERIES.items())
def test_what_is_typed_finds(told, tere, typed, subjects):
    assert find(tere, typed) == [told[subject] for subject in subjects]


def test_the_requester_finds_the_same_in_their_own(told, ana):
    assert find(ana, "baterias") == [told["Batería dañada"]]


def test_every_note_is_found_as_soon_as_it_is_written(ticket, ana, tere):
    actions.add_note(ticket, by=ana, body="Probé con el conejo")
    actions.ask(ticket, by=tere, question="¿Y la tortuga?")
    actions.contact(ticket, by=tere, channel="phone", summary="Hablamos del murciélago")
    actions.resolve(ticket, by=tere, solution="Era la jirafa")
    for word in ("conejos", "tortuga", "murcielago", "jirafas"):
        assert find(ana, word) == find(tere, word) == [ticket.pk]


def test_every_note_is_found_with_the_subject_of_its_ticket(ticket, tere):
    actions.add_internal_note(ticket, by=tere, body="Revisar el rodillo")
    assert find(tere, "imprime rodillo") == [ticket.pk]


def test_only_technicians_find_internal_notes(ticket, ana, tere, tono, susi, vico):
    actions.add_internal_note(ticket, by=tere, body="Sospecho del ornitorrinco")
    assert find(tono, "ornitorrinco") == find(susi, "ornitorrinco") == [ticket.pk]
    assert find(ana, "ornitorrinco") == find(vico, "ornitorrinco") == []


def test_nobody_finds_the_tickets_of_another(ticket, ana, beto, vico):
    for typed in ("impresora", str(ticket.pk), f"#{ticket.pk}", "ana@example.org"):
        assert find(ana, typed) == [ticket.pk]
        assert find(beto, typed) == find(vico, typed) == []


def test_what_is_old_and_mine_is_not_buried_under_what_is_new_and_theirs(report, ana, beto):
    mine, theirs = report(ana), report(beto)
    for _ in range(search.CANDIDATES):
        actions.add_note(theirs, by=beto, body="La impresora")
    assert find(ana, "impresora") == [mine.pk]


def test_a_number_or_an_address_is_exact(told, tere, ana, beto, report):
    theirs = report(beto, subject=f"Como el {told['Año fiscal']}").pk
    assert find(tere, f"#{told['Año fiscal']}") == [told["Año fiscal"]]
    assert find(tere, "BETO@example.org") == [theirs]
    assert find(tere, "ana@example.org") == sorted(told.values(), reverse=True)


def test_a_number_that_is_no_ticket_is_a_word(report, ana, tere):
    ticket = report(ana, description="Serie 998877")
    assert find(tere, "998877") == [ticket.pk]


def test_subjects_come_before_texts_and_newer_before_older(report, ana, tere):
    first, second = (report(ana, subject="Otro asunto", description="Falla el escáner").pk for _ in range(2))
    named = report(ana, subject="Escáner apagado", description="No prende").pk
    newest = report(ana, subject="Otro más", description="El escáner").pk
    assert find(tere, "escaner") == [named, newest, second, first]


def test_no_more_than_asked(told, tere):
    assert len(find(tere, "ana@example.org", limit=2)) == 2


@pytest.mark.parametrize("piece", ["@", "a", "impresora ", "\0", "'", '"', "(", "1", "😀", "a@", ".", "_"])
def test_a_hundred_thousand_letters_cost_nothing(told, tere, piece):
    began = time.process_time()
    find(tere, piece * (100_000 // len(piece)))
    assert time.process_time() - began < 0.5


def test_a_very_long_note_is_found_by_its_first_words(ticket, ana, tere):
    actions.add_note(ticket, by=ana, body="rinoceronte " + " ".join(f"w{n}" for n in range(20_000)))
    assert find(tere, "rinocerontes w4000") == [ticket.pk]
    assert find(tere, "w19999") == []


def test_the_index_answers_what_the_stems_say(told, tere):
    """The rule both databases keep: a document answers when it has every stem that was asked for."""
    documents = {told[subject]: set(stems(f"{subject} {body}")) for subject, body in TOLD.items()}
    for word in {stem for found in documents.values() for stem in found if not stem.isdigit()}:
        assert sorted(search._candidates([word])) == sorted(
            note for note, number in _first_notes() if word in documents[number]
        )


def _first_notes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ticket_id FROM tickets_note")
        return cursor.fetchall()
