"""A report by WhatsApp: once, by who proved that the number is theirs, and worked on after the guidelines."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Contact, Inbound, Outbound
from mesa.outbox.models import Message
from mesa.terms.actions import accept
from mesa.terms.models import Acceptance
from mesa.terms.words import in_force
from mesa.tickets import actions as tickets
from mesa.tickets.models import Attachment, Impact, Status, Ticket
from mesa.tickets.promises import CONFIRM_WITHIN

from .conftest import code
from .test_media import PIXEL
from .test_terms import reply

pytestmark = pytest.mark.django_db


def said():
    return list(Message.objects.filter(channel="whatsapp").order_by("pk").values_list("text", flat=True))


@pytest.fixture
def agreed(proven):
    accept(in_force("guidelines", timezone.now()), by=proven)
    return proven


def test_who_agreed_gets_a_ticket_its_number_the_promise_and_the_page(cloud, hear, agreed):
    hear(cloud.says("No enciende\nDesde ayer"))
    ticket = Ticket.objects.get()
    assert (ticket.requester, ticket.channel, ticket.status, ticket.subject, ticket.impact) == (
        agreed, "whatsapp", Status.NEW, "No enciende", Impact.HARD,
    )  # fmt: skip
    assert ticket.notes.get().body == "No enciende\nDesde ayer" and ticket.contact_by == "whatsapp"
    assert f"#{ticket.pk}" in said()[-1] and "2 a 4 horas" in said()[-1] and f"/tickets/{ticket.pk}/" in said()[-1]
    assert Inbound.objects.get(note__isnull=False).ticket == ticket


def test_several_in_a_row_and_repeated_are_one_ticket(cloud, hear, agreed):
    first, second = cloud.says("No enciende"), cloud.says("Ya probé otro cargador")
    hear(first, second, first)
    hear(second, first)
    assert list(Ticket.objects.get().notes.order_by("pk").values_list("body", flat=True)) == [
        "No enciende", "Ya probé otro cargador",
    ]  # fmt: skip
    assert sum("#" in one for one in said()) == 1


def test_its_file_comes_with_it(cloud, hear, agreed):
    hear(cloud.says(type="image", image={"id": cloud.keep(PIXEL, "image/png"), "mime_type": "image/png"}))
    assert Attachment.objects.get().ticket == Ticket.objects.get()


def test_who_did_not_agree_is_asked_and_their_yes_opens_it(cloud, hear, send, proven):
    hear(cloud.says("No enciende"))
    hear(cloud.says("Huele a quemado"))
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.notes.count()) == (Status.PENDING, 2)
    send()
    asked = Outbound.objects.get(asked__isnull=False)
    hear(reply(cloud, asked), reply(cloud, asked))
    ticket.refresh_from_db()
    assert (ticket.status, ticket.acceptance, ticket.contact_by) == (Status.NEW, Acceptance.objects.get(), "whatsapp")
    assert Acceptance.objects.get().channel == "whatsapp" and f"#{ticket.pk}" in said()[-1]


def test_what_nobody_agreed_to_lapses_and_the_next_is_asked_again(cloud, hear, proven):
    hear(cloud.says("No enciende"))
    assert tickets.lapse(timezone.now() + CONFIRM_WITHIN + timedelta(hours=1)) == 1
    hear(cloud.says("Sigo aquí"))
    assert Ticket.objects.get(status=Status.PENDING).subject == "Sigo aquí"
    assert Outbound.objects.filter(asked__isnull=False).count() == 2


def test_before_the_number_is_proven_nothing_is_opened_or_told(cloud, hear, texts, claimed, category):
    hear(cloud.says("No enciende"))
    hear(cloud.says("¿Hola?"))
    (word,) = said()
    assert not Ticket.objects.exists() and "Ana" not in word and code() not in word
    hear(cloud.says("000000" if code() != "000000" else "111111"))
    assert Contact.objects.get().proven_at is None
    hear(cloud.says(code()))
    actions.process_left(timezone.now())
    assert list(Ticket.objects.get().notes.order_by("pk").values_list("body", flat=True)) == ["No enciende", "¿Hola?"]
    assert Ticket.objects.get().requester == claimed


def test_after_five_wrong_codes_the_right_one_is_none(cloud, hear, texts, claimed, category):
    hear(cloud.says("No enciende"))
    wrong = "000000" if code() != "000000" else "111111"
    hear(*(cloud.says(wrong) for _ in range(5)))
    hear(cloud.says(code()))
    assert Contact.objects.get().proven_at is None and not Ticket.objects.exists()


def test_who_claims_a_number_that_is_not_theirs_gets_nothing_opened(cloud, hear, texts, category, beto):
    beto.whatsapp = "+525512345678"
    beto.save(update_fields=["whatsapp"])
    hear(cloud.says("No enciende"))
    assert not Ticket.objects.exists() and Message.objects.get(channel="email").to == beto.email


def test_three_reports_in_an_hour_and_the_rest_waits(cloud, hear, agreed):
    for n in range(4):
        hear(cloud.says(f"Falla {n}"))
        for ticket in Ticket.objects.live():
            tickets.cancel(ticket, by=agreed)
    assert Ticket.objects.count() == 3 and Inbound.objects.get(words="Falla 3").ticket is None


def test_a_report_that_waits_takes_twelve_messages_in_an_hour(cloud, hear, proven):
    hear(*(cloud.says(f"Línea {n}") for n in range(20)))
    assert Ticket.objects.get().notes.count() == 10  # with the two that proved her


def test_thanks_for_what_was_just_solved_is_no_report(cloud, hear, agreed, tere):
    hear(cloud.says("No enciende"))
    ticket = Ticket.objects.get()
    tickets.assign(ticket, by=tere, technician=tere)
    tickets.resolve(ticket, by=tere, solution="Era el cargador")
    hear(cloud.says("Gracias"))
    assert Ticket.objects.get().notes.filter(body="Gracias").exists() and "está resuelto" in said()[-1]


def test_a_reaction_is_no_report(cloud, hear, agreed):
    hear(cloud.says(type="reaction", reaction={"message_id": "wamid.x", "emoji": "👍"}))
    assert not Ticket.objects.exists()


def test_somebody_of_the_house_reports_nothing_so(cloud, hear, texts, tere):
    tere.whatsapp = "+525512345678"
    tere.save(update_fields=["whatsapp"])
    hear(cloud.says("Prueba"))
    assert not Ticket.objects.exists()
