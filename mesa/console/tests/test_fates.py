"""Beside each note, what became of its letter; and the whole message one press away."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mesa.channels.email import actions as inbox
from mesa.channels.email.tests.cast import REPLY, mail, to
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.actions import note_bounce, send_waiting
from mesa.outbox.models import Message, Trouble
from mesa.tickets import actions

from .test_ticket import at


@pytest.fixture(autouse=True)
def _mailbox(settings):
    settings.REPLY_ADDRESS = REPLY
    settings.TRANSPORTS = {"email": "mesa.outbox.transports.Mailbox"}


@pytest.fixture
def told(taken, tere, ana):
    """Tere's note, and Ana's letter of it waits."""
    actions.add_note(taken, by=tere, body="Ya lo revisé.")
    dispatch_events(timezone.now())
    return Message.objects.filter(to=ana.email).latest("pk")


def page(browser, ticket):
    return browser.get(at("ticket", ticket)).content.decode()


def test_it_waits_leaves_and_arrives(desk, taken, told):
    assert "En cola" in page(desk, taken)
    send_waiting(timezone.now())
    assert "Enviado</span>" in page(desk, taken)
    note_bounce(told.pk, "", failed=False, hard=False, delivered=True, reason="")
    assert "Entregado</span>" in page(desk, taken)


def test_it_bounces_with_its_reason(desk, taken, told):
    send_waiting(timezone.now())
    note_bounce(told.pk, "", failed=True, hard=True, delivered=False, reason="550 Mailbox unavailable")
    assert "Rebotó: 550 Mailbox unavailable" in page(desk, taken)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [(Trouble.REFUSED, "Rebotó: 550 no"), (Trouble.UNREACHABLE, "No salió: No se pudo usar el servidor de correo.")],
)
def test_it_never_left(desk, taken, told, trouble, words):
    Message.objects.filter(pk=told.pk).update(failed_at=timezone.now(), trouble=trouble, error="550 no")
    assert words in page(desk, taken)


def test_who_asked_is_not_told(client, taken, told, ana):
    client.force_login(ana)
    body = client.get(reverse("portal:ticket", args=[taken.pk])).content.decode()
    assert "Ya lo revisé." in body and "En cola</span>" not in body


def test_an_internal_note_and_her_own_words_had_no_letter(desk, taken, tere, ana):
    actions.add_internal_note(taken, by=tere, body="Parece el fusor.")
    actions.add_note(taken, by=ana, body="¿Hola?")
    dispatch_events(timezone.now())
    assert "note__foot" not in page(desk, taken)


def test_the_whole_message_is_one_press_away(desk, taken, ana):
    message = inbox.receive(mail(ana.email, to(taken, ana), "Ya reinicié.\r\n\r\n> Hola Ana\r\n"))
    where = reverse("console:message", args=[message.pk])
    assert f'href="{where}"' in page(desk, taken)
    assert "&gt; Hola Ana" in desk.get(where).content.decode()


def test_all_letters_are_one_question(desk, taken, tere, django_assert_num_queries):
    for n in range(5):
        actions.add_note(taken, by=tere, body=f"Paso {n}")
    dispatch_events(timezone.now())
    desk.get(at("ticket", taken))
    with django_assert_num_queries(14):
        desk.get(at("ticket", taken))
