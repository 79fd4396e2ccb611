"""The requester's page of one ticket: what happens now, the conversation, and each thing one can do."""

import pytest
from django.utils import timezone

from mesa.tickets import actions
from mesa.tickets.models import Attachment, Draft, Note

PAGES = ["", "cancelar/", "garantia/"]
ACTS = ["nota/", "borrador/", "cancelar/", "garantia/"]


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Era el cable.")


def at(ticket, act=""):
    return f"/tickets/{ticket.pk}/{act}"


@pytest.mark.parametrize("act", PAGES)
def test_a_visitor_is_led_to_sign_in(client, ticket, act):
    assert client.get(at(ticket, act)).url.startswith("/cuenta/")


@pytest.mark.parametrize("act", PAGES)
def test_it_does_not_exist_for_another(client, beto, ticket, act):
    client.force_login(beto)
    assert client.get(at(ticket, act)).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_does_anything_to_it(client, beto, ticket, act):
    client.force_login(beto)
    answer = client.post(at(ticket, act), {"body": "hola", "reason": "porque sí", "key": "k"})
    ticket.refresh_from_db()
    assert answer.status_code == 404 and ticket.version == 1


def test_nothing_happens_by_looking(ana_in, ticket):
    for act in PAGES:
        ana_in.get(at(ticket, act))
    assert ana_in.get(at(ticket, "nota/")).status_code == 405
    ticket.refresh_from_db()
    assert ticket.version == 1


def test_one_sentence_says_what_happens_now(ana_in, ticket, tere):
    assert "Tu reporte está en la cola" in ana_in.get(at(ticket)).content.decode()
    actions.assign(ticket, by=tere, technician=tere)
    assert "Tere atiende tu ticket" in ana_in.get(at(ticket)).content.decode()
    actions.ask(ticket, by=tere, question="¿Qué modelo es?")
    body = ana_in.get(at(ticket)).content.decode()
    assert "Tere necesita un dato tuyo" in body and "¿Qué modelo es?" in body
    actions.resolve(ticket, by=tere, solution="Listo.")
    assert "lo reabrimos sin costo" in ana_in.get(at(ticket)).content.decode()


def test_the_house_keeps_its_notes(ana_in, taken, tere):
    actions.add_internal_note(taken, by=tere, body="Parece pirata.")
    assert "Parece pirata" not in ana_in.get(at(taken)).content.decode()


def test_a_technician_sees_no_internal_note_of_their_own_report_here(client, report, tere, tono):
    mine = report(tere)
    actions.add_internal_note(mine, by=tono, body="Parece pirata.")
    client.force_login(tere)
    assert "Parece pirata" not in client.get(at(mine)).content.decode()


def test_a_technician_reads_the_reports_of_others_in_the_console(client, ticket, tere):
    client.force_login(tere)
    assert client.get(at(ticket)).status_code == 404


def test_a_note_with_its_file(ana_in, ticket, png):
    ana_in.post("/archivos/", {"files": png()})
    file = Attachment.objects.get()
    answer = ana_in.post(at(ticket, "nota/"), {"body": "Mira.", "key": "k1", "keep": [file.pk]})
    note = Note.objects.get(key="k1")
    file.refresh_from_db()
    assert answer.url == at(ticket) and (note.author, note.body, file.note) == (ana_in.ana, "Mira.", note)
    assert "pantalla.png" in ana_in.get(at(ticket)).content.decode()


def test_a_note_sent_twice_is_one_note(ana_in, ticket):
    for _ in range(2):
        ana_in.post(at(ticket, "nota/"), {"body": "Mira.", "key": "k1"})
    assert ticket.notes.count() == 2


def test_an_empty_note_says_what_to_write_and_keeps_the_file(ana_in, ticket, png):
    answer = ana_in.post(at(ticket, "nota/"), {"body": " ", "key": "k1", "files": png()})
    body = answer.content.decode()
    assert answer.status_code == 422 and "Escribe tu mensaje" in body and 'name="keep"' in body
    assert ticket.notes.count() == 1


def test_news_while_typing_are_shown_first_and_the_text_stays(ana_in, ticket, tere):
    actions.add_note(ticket, by=tere, body="Ya lo vi.")
    answer = ana_in.post(at(ticket, "nota/"), {"body": "¿Hay alguien?", "key": "k1", "seen": "1"})
    body = answer.content.decode()
    assert answer.status_code == 409 and "¿Hay alguien?" in body and "Ya lo vi." in body
    assert 'name="seen" value="2"' in body and not Note.objects.filter(key="k1").exists()
    ana_in.post(at(ticket, "nota/"), {"body": "¿Hay alguien?", "key": "k1", "seen": "2"})
    assert Note.objects.filter(key="k1").exists()


def test_what_came_live_is_no_news_any_more(ana_in, ticket, tere):
    actions.add_note(ticket, by=tere, body="Ya lo vi.")
    part = ana_in.get(at(ticket), headers={"hx-request": "true"}).content.decode()
    assert 'name="seen" value="2" form="contestar"' in part


def test_what_the_house_keeps_to_itself_is_no_news(ana_in, ticket, tere):
    actions.add_internal_note(ticket, by=tere, body="Ojo.")
    assert ana_in.post(at(ticket, "nota/"), {"body": "Hola", "key": "k1", "seen": "1"}).status_code == 302


def test_a_draft_comes_back_and_goes_when_sent(ana_in, ticket):
    said = {"body": "A medias", "key": "k1"}
    saved = ana_in.post(at(ticket, "borrador/"), said, headers={"accept": "application/json"}).json()
    assert saved["saved"] == f"{timezone.localtime(Draft.objects.get().saved_at):%H:%M}"
    assert "A medias" in ana_in.get(at(ticket)).content.decode()
    ana_in.post(at(ticket, "nota/"), said)
    ana_in.post(at(ticket, "borrador/"), said, headers={"accept": "application/json"})
    assert not Draft.objects.exists()


def test_cancelling_asks_first(ana_in, ticket):
    assert "no se puede deshacer" in ana_in.get(at(ticket, "cancelar/")).content.decode()
    ana_in.post(at(ticket, "cancelar/"), {"reason": "Ya funciona."})
    ticket.refresh_from_db()
    assert ticket.status == "cancelled"
    assert ana_in.get(at(ticket, "cancelar/")).url == at(ticket)


def test_an_end_that_comes_late_changes_nothing(ana_in, resolved):
    answer = ana_in.post(at(resolved, "cancelar/"), {"reason": "Ya no."}, follow=True)
    resolved.refresh_from_db()
    assert "cambió mientras decidías" in answer.content.decode() and resolved.status == "resolved"


@pytest.mark.parametrize("number", ["0", "9" * 40])
def test_a_number_nobody_has(ana_in, number):
    assert ana_in.get(f"/tickets/{number}/").status_code == 404


def test_what_failed_again_is_asked_for(ana_in, resolved):
    answer = ana_in.post(at(resolved, "garantia/"), {"reason": ""})
    assert answer.status_code == 422 and "Escribe qué volvió a fallar" in answer.content.decode()
    ana_in.post(at(resolved, "garantia/"), {"reason": "Otra vez no imprime."})
    resolved.refresh_from_db()
    assert resolved.status == "open"


def test_a_closed_ticket_takes_no_more_notes(ana_in, resolved, tere):
    actions.close(resolved, by=tere)
    assert 'id="contestar"' not in ana_in.get(at(resolved)).content.decode()
    answer = ana_in.post(at(resolved, "nota/"), {"body": "Se me olvidó algo", "key": "k"})
    body = answer.content.decode()
    assert answer.status_code == 409 and "Tu mensaje no se envió" in body and "Se me olvidó algo" in body
    assert not Note.objects.filter(key="k").exists()


def test_htmx_gets_the_part_that_lives(ana_in, ticket):
    body = ana_in.get(at(ticket), headers={"hx-request": "true"}).content.decode()
    assert body.lstrip().startswith('<div class="stack" id="workspace"') and "<form" not in body


def test_the_page_asks_the_same_however_long_the_story(ana_in, taken, tere, django_assert_max_num_queries):
    for n in range(12):
        actions.add_note(taken, by=tere if n % 2 else ana_in.ana, body=f"Nota {n}")
    ana_in.get(at(taken))
    with django_assert_max_num_queries(12):
        ana_in.get(at(taken))
