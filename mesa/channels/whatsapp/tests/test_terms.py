"""The guidelines by a reply: asked once, kept with their words, and only from who was asked."""

import pytest
from django.utils import timezone

from mesa.channels.whatsapp.models import Contact, Outbound
from mesa.outbox.models import Message
from mesa.terms.actions import publish
from mesa.terms.models import Acceptance
from mesa.terms.words import in_force


@pytest.fixture
def asked(cloud, hear, send, proven):
    """Ana, who has agreed to nothing, writes and is asked."""
    hear(cloud.says("Hola"))
    send()
    return Outbound.objects.get(asked__isnull=False)


def reply(cloud, outbound, id=None, **whose):
    button = {"id": id or f"terms:{outbound.asked_id}", "title": "Acepto"}
    said = {"type": "button_reply", "button_reply": button}
    return cloud.says(type="interactive", interactive=said, context={"id": outbound.wamid}, **whose)


def test_one_press_accepts_the_words_that_were_asked(cloud, hear, asked, phoned):
    sent = cloud.sent[-1]["interactive"]
    assert "/lineamientos/" in sent["body"]["text"] and sum("interactive" in one for one in cloud.sent) == 1
    assert sent["action"]["buttons"][0]["reply"] == {"id": f"terms:{asked.asked_id}", "title": "Acepto"}
    hear(reply(cloud, asked), reply(cloud, asked))
    kept = Acceptance.objects.get()
    assert (kept.person, kept.channel, kept.text) == (phoned, "whatsapp", in_force("guidelines", timezone.now()))
    assert kept.agent.startswith("wamid.") and "HARDCOM" in kept.words


def test_it_is_asked_once_and_again_when_the_words_change(cloud, hear, asked, phoned, susi):
    hear(cloud.says("¿Y bien?"))
    assert Outbound.objects.filter(asked__isnull=False).count() == 1
    publish(by=susi, slug="guidelines", language="es-mx", title="Lineamientos", body="Otros")
    hear(cloud.says("¿Y ahora?"))
    assert Outbound.objects.filter(asked__isnull=False).count() == 2


def test_who_agreed_on_the_web_is_not_asked(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    assert not Outbound.objects.filter(asked__isnull=False).exists()


@pytest.mark.parametrize("id", ["terms:999", "terms:", "otra", "terms:x"])
def test_another_button_agrees_to_nothing(cloud, hear, asked, id):
    hear(reply(cloud, asked, id))
    assert not Acceptance.objects.exists()


def test_nobody_agrees_for_another(cloud, hear, asked, phoned, beto):
    beto.whatsapp = "+523312345678"
    beto.save(update_fields=["whatsapp"])
    hear(reply(cloud, asked, wa_id="523312345678", user_id="MX.7777"))
    assert not Acceptance.objects.exists()


def test_a_stranger_is_asked_nothing(cloud, hear, texts):
    hear(cloud.says("Hola"))
    assert Contact.objects.get().asked_for_terms_at is None
    assert "headers" not in Message.objects.get(channel="whatsapp").headers
