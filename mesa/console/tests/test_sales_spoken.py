"""A quote by WhatsApp, beside it: what became of it, or the seller's own with the words written."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from mesa.notifications.dispatch import dispatch_events
from mesa.sales import actions, links
from mesa.tickets.models import Event


def of(quote, act=""):
    return f"/consola/ventas/cotizaciones/{quote.pk}/{act}"


@pytest.fixture
def by_hand(settings, phoned):
    settings.WHATSAPP = {}
    return phoned


def test_without_the_api_the_words_are_written_for_the_seller(by_hand, sent, enter, vico):
    page = enter(vico).get(of(sent)).content.decode()
    link = page.partition('href="https://wa.me/')[2].partition('"')[0].replace("&amp;", "&")
    text = parse_qs(urlsplit(f"https://wa.me/{link}").query)["text"][0]
    assert link.startswith("525512345678?") and sent.folio in text and links.address(sent) in text
    assert "$1,432.09 MXN" in text and "900.00" not in text


def test_that_it_was_sent_by_hand_is_said_and_kept(by_hand, sent, taken, enter, vico):
    assert enter(vico).post(of(sent, "por/whatsapp/"))["Location"] == of(sent)
    line = Event.objects.get(kind="quote_shared")
    assert (line.actor, line.public, line.data) == (
        vico, True, {"quote": sent.pk, "folio": sent.folio, "channel": "whatsapp"},
    )  # fmt: skip


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("beto", 403), ("tere", 404)])
def test_nobody_else_says_so(by_hand, sent, enter, request, who, answer):
    assert enter(request.getfixturevalue(who)).post(of(sent, "por/whatsapp/")).status_code == answer
    assert not Event.objects.filter(kind="quote_shared").exists()


def test_what_was_decided_is_not_offered_again(by_hand, sent, ana, enter, vico):
    actions.decline_quote(sent, by=ana, reason="price", name="Ana")
    client = enter(vico)
    assert "text=" not in client.get(of(sent)).content.decode()
    assert client.post(of(sent, "por/whatsapp/")).status_code == 403


def test_with_the_api_its_state_stands_beside_it(cloud, hear, send, taken, phoned, sent, enter, vico):
    hear(cloud.says("No enciende"))
    client = enter(vico)
    assert "Todavía no sale." in client.get(of(sent)).content.decode()
    dispatch_events(timezone.now())
    send()
    page = client.get(of(sent)).content.decode()
    assert "WhatsApp: enviado" in page and "wa.me" not in page
    assert client.post(of(sent, "por/whatsapp/")).status_code == 403
