"""The form «Reportar incidencia»: what it asks, what it never loses, and one ticket however often it is sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mesa.accounts.models import Equipment
from mesa.terms.actions import publish
from mesa.terms.words import in_force
from mesa.tickets.models import Attachment, Draft, Ticket

AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)


@pytest.fixture
def words(category, texts):
    return {
        "key": "k1",
        "subject": "No imprime",
        "description": "La impresora no responde desde ayer.",
        "category": category.pk,
        "impact": "blocked",
        "contact_by": "chat",
        "terms": in_force("guidelines", timezone.now()).pk,
        "accept": "on",
    }


def test_one_ticket_with_what_was_said_and_agreed(ana_in, words):
    answer = ana_in.post("/reportar/", words, headers={"user-agent": AGENT})
    ticket = Ticket.objects.get()
    assert answer.status_code == 302 and answer.url == f"/tickets/{ticket.pk}/"
    assert (ticket.requester, ticket.subject) == (ana_in.ana, "No imprime")
    kept = ticket.acceptance
    assert (kept.address, kept.agent) == ("127.0.0.1", AGENT) and "HARDCOM" in kept.words


def test_sent_twice_it_is_one_ticket_and_one_acceptance(ana_in, words):
    first, again = ana_in.post("/reportar/", words), ana_in.post("/reportar/", words)
    assert first.url == again.url
    assert Ticket.objects.count() == 1 and ana_in.ana.acceptances.count() == 1


def test_the_same_page_sent_again_with_other_words_loses_neither(ana_in, words):
    ana_in.post("/reportar/", words)
    told = ana_in.post("/reportar/", words | {"subject": "Ahora no hay red", "description": "Desde hoy."}, follow=True)
    assert told.redirect_chain == [("/reportar/", 302)]
    assert "Ahora no hay red" in told.text and "Desde hoy." in told.text and "sigue aquí, sin enviar" in told.text
    key = Draft.objects.get().words["key"]
    ana_in.post("/reportar/", words | {"key": key, "subject": "Ahora no hay red", "description": "Desde hoy."})
    assert list(Ticket.objects.order_by("pk").values_list("subject", flat=True)) == [
        words["subject"], "Ahora no hay red",
    ]  # fmt: skip


def test_what_was_taken_out_of_the_words_does_not_make_them_others(ana_in, words):
    words["description"] = "Pagué con 4242 4242 4242 4242 y no imprime."
    first, again = ana_in.post("/reportar/", words), ana_in.post("/reportar/", words)
    assert first.url == again.url and not Draft.objects.exists()


def test_a_visitor_is_led_to_sign_in(client, texts):
    assert client.get("/reportar/").url.startswith("/cuenta/")


def test_unverified_people_are_led_to_verify(client, nora, words):
    client.force_login(nora)
    assert "Primero, verifica tu correo" in client.get("/reportar/").content.decode()
    client.post("/reportar/", words)
    assert not Ticket.objects.exists()


def test_the_form_knows_the_machine_and_the_person(ana_in, category):
    page = ana_in.get("/reportar/", headers={"user-agent": AGENT, "sec-ch-ua-platform-version": '"15.0.0"'})
    body = page.content.decode()
    assert 'value="Windows 11"' in body and 'value="Chrome 140"' in body
    assert ana_in.get("/inicio/")["Accept-CH"] == page["Accept-CH"] == "Sec-CH-UA-Platform-Version"


@pytest.mark.parametrize(
    ("field", "words_of_the_error"),
    [
        ("subject", "Escribe en una frase qué pasa"),
        ("description", "Describe qué querías hacer y qué pasó"),
        ("category", "Elige la opción que más se parezca"),
        ("impact", "Elige cuánto te afecta"),
        ("contact_by", "Elige por dónde prefieres que te busquemos"),
        ("accept", "marca la casilla"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(ana_in, words, field, words_of_the_error):
    answer = ana_in.post("/reportar/", words | {field: "", "since": "desde el lunes"})
    body = answer.content.decode()
    assert answer.status_code == 422 and words_of_the_error in body and 'value="desde el lunes"' in body
    assert not Ticket.objects.exists() and not ana_in.ana.acceptances.exists()


def test_a_call_needs_a_number_and_keeps_it(ana_in, words):
    answer = ana_in.post("/reportar/", words | {"contact_by": "phone"})
    assert answer.status_code == 422 and "Escribe tu número con lada" in answer.content.decode()
    ana_in.post("/reportar/", words | {"contact_by": "phone", "number": "(55) 1234 5678"})
    ana_in.ana.refresh_from_db()
    assert ana_in.ana.phone == "+525512345678" and Ticket.objects.get().contact_by == "phone"


def test_new_guidelines_ask_for_a_new_yes(ana_in, words, susi):
    old = in_force("guidelines", timezone.now())
    publish(by=susi, slug="guidelines", language="es-mx", title=old.title, body="Otras palabras.")
    answer = ana_in.post("/reportar/", words)
    assert answer.status_code == 422 and "Los lineamientos cambiaron" in answer.content.decode()


def test_new_equipment_is_kept_for_the_next_time(ana_in, words):
    ana_in.post("/reportar/", words | {"brand": "HP", "model": "ProBook", "system": "Windows 11"})
    mine = Equipment.objects.get()
    assert (mine.owner, str(mine), mine.system) == (ana_in.ana, "HP ProBook", "Windows 11")
    assert Ticket.objects.get().intake.equipment == mine


def test_the_equipment_of_another_is_not_on_the_list(ana_in, words, beto):
    foreign = Equipment.objects.create(owner=beto, brand="Dell")
    answer = ana_in.post("/reportar/", words | {"equipment": foreign.pk})
    assert answer.status_code == 422 and "Ese equipo ya no está en tu lista" in answer.content.decode()


def test_without_scripts_files_come_with_the_form_and_survive_its_errors(ana_in, words, png):
    answer = ana_in.post("/reportar/", words | {"subject": "", "files": [png()]})
    kept = Attachment.objects.get()
    assert answer.status_code == 422 and f'name="keep" value="{kept.pk}"' in answer.content.decode()
    ana_in.post("/reportar/", words | {"keep": [kept.pk]})
    kept.refresh_from_db()
    assert kept.ticket == Ticket.objects.get() and kept.note.body == words["description"]


def test_a_photo_that_no_browser_shows_is_said_to_be_one(ana_in, words):
    file = SimpleUploadedFile("IMG_0042.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 64)
    ana_in.post("/reportar/", words | {"files": file})
    page = ana_in.get(f"/tickets/{Ticket.objects.get().pk}/").text
    assert "IMG_0042.HEIC" in page and "Foto HEIC" in page


def test_files_of_another_are_not_taken(ana_in, words, client, beto, png):
    ana_in.post("/archivos/", {"files": png()})
    hers = Attachment.objects.get()
    client.force_login(beto)
    client.post("/reportar/", words | {"keep": [hers.pk]})
    hers.refresh_from_db()
    assert Ticket.objects.get().requester == beto and hers.ticket is None


def test_a_draft_comes_back_with_its_files(ana_in, category, png):
    ana_in.post("/archivos/", {"files": png()})
    kept = Attachment.objects.get()
    saved = ana_in.post(
        "/reportar/borrador/",
        {"key": "k1", "subject": "A medias", "keep": [kept.pk]},
        headers={"accept": "application/json"},
    )
    assert saved.json()["saved"] == f"{timezone.localtime(Draft.objects.get().saved_at):%H:%M}"
    body = ana_in.get("/reportar/").content.decode()
    assert 'value="A medias"' in body and 'value="k1"' in body and "pantalla.png" in body


def test_a_late_save_does_not_bring_back_what_was_sent(ana_in, words):
    ana_in.post("/reportar/", words)
    late = ana_in.post("/reportar/borrador/", words, headers={"accept": "application/json"})
    assert late.json()["saved"] == "" and not Draft.objects.exists()


def test_saved_while_it_was_being_sent_it_does_not_come_back_either(ana_in, ana, words):
    """What a save leaves that found no ticket yet, and was written behind it."""
    ana_in.post("/reportar/", words)
    Draft.objects.create(person=ana, words={"key": words["key"], "subject": words["subject"]})
    page = ana_in.get("/reportar/").text
    assert f'value="{words["key"]}"' not in page and words["subject"] not in page
    ana_in.post("/reportar/borrador/", {"key": "another", "subject": "Otra cosa"})
    assert [draft.words["subject"] for draft in Draft.objects.all()] == ["Otra cosa"]


def test_a_file_taken_out_is_gone(ana_in, category, png):
    ana_in.post("/archivos/", {"files": png()})
    kept = Attachment.objects.get()
    answer = ana_in.post("/reportar/borrador/", {"key": "k1", "keep": [kept.pk], "remove_file": kept.pk})
    assert answer.url == "/reportar/" and not Attachment.objects.exists()


def test_hostile_numbers_and_endless_words_are_only_refused(ana_in, words):
    wild = {"equipment": "9" * 500, "category": "-1", "keep": ["x", "9" * 400, "٣", "-1"], "description": "a" * 200_000}
    answer = ana_in.post("/reportar/", words | wild | {"subject": "x\0y", "internet": "<script>"})
    assert answer.status_code == 422 and not Ticket.objects.exists()


def test_the_page_asks_few_questions_of_the_database(ana_in, category, django_assert_max_num_queries):
    ana_in.get("/reportar/")
    with django_assert_max_num_queries(11):
        ana_in.get("/reportar/")
