"""A ticket at the desk: every act through its door."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mesa.accounts.actions import change_photo
from mesa.tickets import actions, reads
from mesa.tickets.models import Draft

ACTS = {
    "assign": {},
    "add_note": {"body": "Hola, voy a revisarlo."},
    "add_internal_note": {"body": "Parece el fusor."},
    "ask": {"question": "¿Qué modelo es?"},
    "contact": {"channel": "phone", "summary": "Hablamos."},
    "resolve": {"solution": "Cambié el cable."},
    "close": {},
    "decline_warranty": {"exclusion": "visit", "words": "Haría falta ir."},
    "reopen": {"reason": "Falló otra vez."},
    "pause_credit": {"reason": "Consulto al fabricante."},
    "resume_credit": {},
    "extend_credit": {"minutes": 15, "reason": "Falta probar."},
    "offer_sales": {"reason": "hardware", "needs": "Un disco nuevo."},
}


def at(name, ticket, *more):
    return reverse(f"console:{name}", args=[ticket.pk, *more])


def send(browser, act, ticket, htmx=False, **words):
    headers = {"HX-Request": "true"} if htmx else {}
    ticket.refresh_from_db()
    return browser.post(at(act, ticket), {"seen": ticket.version} | ACTS[act] | words, headers=headers)


@pytest.mark.parametrize("act", ACTS)
def test_strangers_are_asked_to_sign_in(client, ticket, act):
    assert send(client, act, ticket).status_code in {302, 401}  # the page to sign in itself, with what was typed
    assert ticket.events.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_requesters_stay_outside(enter, ana, beto, ticket, act):
    assert send(enter(ana), act, ticket).status_code == 403
    assert send(enter(beto), act, ticket).status_code == 403
    assert ticket.events.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_for_sales_there_is_no_ticket(enter, vico, ticket, act):
    assert send(enter(vico), act, ticket).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_looking_changes_nothing(desk, ticket, act):
    assert desk.get(at(act, ticket)).status_code == 405


def test_the_page_tells_who_and_what(desk, ticket):
    page = desk.get(at("ticket", ticket)).content.decode()
    for words in (
        "No imprime",
        "Ana",
        "ana@example.org",
        "La impresora no responde",
        "Enviar a Ana",
        "el usuario no la ve",
    ):
        assert words in page


def test_only_possible_acts_are_offered(desk, ticket):
    page = desk.get(at("ticket", ticket)).content.decode()
    assert at("add_note", ticket) in page and at("resolve", ticket) not in page and at("close", ticket) not in page


def test_a_technician_goes_through_the_whole_job(desk, ticket, tere):
    assert send(desk, "assign", ticket, technician=tere.pk).status_code == 302
    for act in ("add_note", "add_internal_note", "ask", "contact", "resolve", "reopen", "resolve", "close"):
        response = send(desk, act, ticket)
        assert (response.status_code, response.url) == (302, at("ticket", ticket)), act
    kinds = list(ticket.events.order_by("version").values_list("kind", flat=True))
    assert kinds == [
        "opened", "assigned", "noted", "noted_internally", "asked", "contacted", "resolved", "reopened", "resolved",
        "closed",
    ]  # fmt: skip


@pytest.mark.parametrize("act", ["add_note", "add_internal_note", "ask", "contact", "resolve"])
def test_empty_words_are_asked_for(desk, taken, act):
    response = send(desk, act, taken, body=" ", question="", summary="", solution="")
    assert response.status_code == 422 and "field__error" in response.content.decode()
    assert taken.events.count() == 2


@pytest.mark.parametrize("technician", ["", "0", "x"])
def test_nobody_is_no_technician(desk, ticket, technician):
    assert send(desk, "assign", ticket, technician=technician).status_code == 422


def test_a_requester_cannot_be_assigned(desk, ticket, beto):
    assert send(desk, "assign", ticket, technician=beto.pk).status_code == 422


def test_what_is_too_late_is_refused(desk, ticket):
    assert send(desk, "close", ticket).status_code == 403


def test_htmx_gets_the_workspace_alone(desk, taken):
    response = send(desk, "add_note", taken, htmx=True)
    page = response.content.decode()
    assert response.status_code == 200 and 'id="workspace"' in page and "<html" not in page
    assert "Hola, voy a revisarlo." in page


def test_an_open_page_refreshes_its_news_only(desk, taken):
    page = desk.get(at("ticket", taken), headers={"HX-Request": "true"}).content.decode()
    assert 'id="news"' in page and 'id="head" hx-swap-oob' in page and "<textarea" not in page


def test_who_looked_at_an_old_page_reads_the_news_and_keeps_the_words(desk, taken, ana):
    seen = taken.version
    actions.add_note(taken, by=ana, body="Ya quedó, gracias.")
    response = desk.post(at("add_note", taken), {"seen": seen, "body": "¿Ya la reiniciaste?"})
    page = response.content.decode()
    assert response.status_code == 409
    for words in (
        "Ya quedó, gracias.",
        "¿Ya la reiniciaste?",
        "Enviar de todos modos",
        f'name="seen" value="{seen + 1}"',
    ):
        assert words in page
    assert taken.notes.count() == 2


def test_a_reminder_of_the_desk_does_not_stop_who_is_writing(desk, taken):
    seen = taken.version
    assert actions.remind(taken.due_at - timedelta(minutes=5)) == 1
    assert desk.post(at("add_note", taken), {"seen": seen, "body": "Voy a revisarla."}).status_code == 302
    assert taken.notes.last().body == "Voy a revisarla."


def test_sent_anyway_it_is_sent(desk, taken, ana):
    actions.add_note(taken, by=ana, body="Ya quedó.")
    assert send(desk, "add_note", taken).status_code == 302
    assert taken.notes.last().body == "Hola, voy a revisarlo."


def test_two_technicians_cannot_both_take_it(desk, ticket, tere, tono):
    actions.assign(ticket, by=tono, technician=tono)
    response = desk.post(at("assign", ticket), {"seen": 1, "technician": tere.pk})
    assert response.status_code == 409 and "Tono tomó el ticket" in response.content.decode()
    ticket.refresh_from_db()
    assert ticket.technician == tono


def test_words_for_an_act_that_came_too_late_stay_in_the_internal_note(desk, taken, tono):
    seen = taken.version
    actions.resolve(taken, by=tono, solution="Era el cable.")
    actions.close(taken, by=tono)
    page = desk.post(at("add_note", taken), {"seen": seen, "body": "Lo veo mañana."}).content.decode()
    assert 'value="add_internal_note"' in page and "Lo veo mañana." in page


def test_sent_twice_it_is_one_note(desk, taken):
    words = {"seen": taken.version, "body": "Hola.", "key": "k1"}
    assert [desk.post(at("add_note", taken), words).status_code for _ in range(2)] == [302, 302]
    assert taken.notes.filter(body="Hola.").count() == 1


def test_files_travel_with_the_note_and_survive_a_mistake(desk, taken):
    file = SimpleUploadedFile("guia.txt", b"Paso 1")
    page = send(desk, "add_note", taken, body="", files=file).content.decode()
    kept = page.split('name="keep" value="')[1].split('"')[0]
    assert send(desk, "add_note", taken, body="Adjunto la guía.", keep=kept).status_code == 302
    assert [file.name for file in taken.notes.last().attachments.all()] == ["guia.txt"]


def test_a_draft_comes_back_until_it_is_sent(desk, taken, tere):
    saved = desk.post(
        at("draft", taken, "add_internal_note"), {"body": "Llamar a las 5"}, headers={"Accept": "application/json"}
    )
    assert saved.status_code == 200 and "Llamar a las 5" in desk.get(at("ticket", taken)).content.decode()
    send(desk, "add_internal_note", taken, body="Llamar a las 5")
    assert not Draft.objects.exists()


def test_the_draft_says_what_will_be_taken_out(desk, taken):
    typed = {"question": "¿Es la 4242 4242 4242 4242?"}
    told = desk.post(at("draft", taken, "ask"), typed, headers={"Accept": "application/json"}).json()
    assert told["saved"] and told["warning"].startswith("Parece que escribiste un número de tarjeta.")


def test_a_draft_is_of_one_person(desk, enter, taken, tono):
    desk.post(at("draft", taken, "add_note"), {"body": "Borrador de Tere"})
    assert "Borrador de Tere" not in enter(tono).get(at("ticket", taken)).content.decode()


def test_an_internal_note_never_reaches_the_requester(desk, enter, taken, ana):
    send(desk, "add_internal_note", taken, body="SECRETO")
    assert not [line for line in reads.timeline(taken, ana) if "SECRETO" in line.body]
    assert "SECRETO" not in enter(ana).get(reverse("portal:ticket", args=[taken.pk])).content.decode()


def test_a_missing_ticket_is_missing(desk, ticket):
    assert desk.get(reverse("console:ticket", args=[999])).status_code == 404


def test_seven_queries_however_long(desk, taken, tere, django_assert_num_queries):
    for n in range(5):
        actions.add_note(taken, by=tere, body=f"Paso {n}")
    # session, person, ticket, files, lines, letters, draft, technicians, proofs, copies, what is ready, what was ticked
    with django_assert_num_queries(14):
        desk.get(at("ticket", taken))


def test_people_have_their_faces(desk, taken, ana, tere):
    picture = BytesIO()
    Image.new("RGB", (40, 40), "teal").save(picture, "PNG")
    change_photo(by=ana, data=picture.getvalue())
    ana.refresh_from_db()
    page = desk.get(at("ticket", taken)).content.decode()
    assert page.count(f'src="{reverse("portal:photo", args=[ana.photo])}"') == 2  # her note, and the requester
