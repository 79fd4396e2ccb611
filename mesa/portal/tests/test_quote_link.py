"""The link of a quote in other hands, at other times, in another language: what it shows, and that nothing changed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mesa.accounts.actions import deactivate
from mesa.sales import actions, links
from mesa.sales.models import Decision, Quote
from mesa.tickets import actions as tickets

from .test_quote import by_link, facts, own, yes

ACTS = {
    "vista/": {}, "pregunta/": {"words": "¿Incluye el cable?"}, "aceptar/": {},
    "rechazar/": {"name": "X", "reason": "price"},
}  # fmt: skip


def tried(client, quote):
    """Every act of the link, as a browser would send it; the answers."""
    return {client.post(by_link(quote, act), yes(quote) | said).status_code for act, said in ACTS.items()}


@pytest.fixture
def stranger(sent, beto):
    browser = Client()
    browser.force_login(beto)
    return browser


def test_a_forwarded_link_shows_the_quote_and_nothing_else_of_the_person(stranger, sent, taken, ana, tere, vico):
    ana.phone = "+525512345678"
    ana.save(update_fields=["phone"])
    tickets.add_note(taken, by=tere, body="Te llamo mañana a las nueve.")
    other = actions.send_quote(actions.revise_quote(sent, by=vico), by=vico)
    page = stranger.get(by_link(other)).content.decode()
    assert other.folio in page and "$2,012.09 MXN" in page
    for hidden in ("Te llamo mañana", ana.email, ana.phone, "El disco ya no sirve", "900.00", links.secret_of(sent)):
        assert hidden not in page
    found = {href for href in re.findall(r'href="(/[^"#?]*)', page) if "tickets/" in href}
    assert {stranger.get(href).status_code for href in found} <= {404, 200}
    assert stranger.get(f"/tickets/{taken.pk}/").status_code == 404 and stranger.get(own(other)).status_code == 404
    assert stranger.get(f"/tickets/{taken.pk}/cotizaciones/{other.pk}/cotizacion.pdf").status_code == 404


def test_a_decision_by_link_keeps_the_typed_name_and_the_address(stranger, sent, ana):
    page = stranger.get(by_link(sent, "aceptar/"), {"alternative": sent.alternatives.first().pk}).content.decode()
    assert 'value="Ana"' not in page
    assert stranger.post(by_link(sent, "aceptar/"), yes(sent, name="")).status_code == 422
    stranger.post(by_link(sent, "aceptar/"), yes(sent, name="Lic. Prueba"), headers={"User-Agent": "Firefox"})
    kept = Decision.objects.get()
    assert (kept.name, kept.address, kept.agent) == ("Lic. Prueba", "127.0.0.1", "Firefox")


def test_what_is_asked_by_it_says_that_it_came_by_a_link(client, sent, taken):
    client.post(by_link(sent, "pregunta/"), {"words": "¿Incluye el cable?"})
    assert taken.notes.latest("pk").channel == "link"


@pytest.mark.parametrize("who", ["tere", "vico", "susi"])
def test_the_house_looks_and_decides_nothing(who, client, sent, request):
    client.force_login(request.getfixturevalue(who))
    before = facts(sent)
    page = client.get(by_link(sent)).content.decode()
    assert "Así la ve la persona" in page and "data-seen" not in page and "Elegir esta" not in page
    assert tried(client, sent) == {204, 409} and facts(sent) == before


def ended(quote, how, ana, vico):
    """What became of it, by the act that leads there."""
    if how == "replaced":
        actions.send_quote(actions.revise_quote(quote, by=vico), by=vico)
    elif how == "returned":
        actions.return_case(quote.case, by=vico, words="No hay nada que vender.")
    elif how == "declined":
        actions.decline_quote(quote, by=ana, reason="price", name="Ana")
    elif how == "accepted":
        actions.accept_quote(quote, by=ana, alternative=quote.alternatives.last(), name="Ana")


DEAD = {
    "replaced": (410, "Hay una versión más nueva", "There is a newer version"),
    "returned": (410, "Ventas retiró la cotización", ""),
    "declined": (409, "La rechazaste", ""),
    "accepted": (409, "Ya está aceptada", ""),
}


@pytest.mark.parametrize("how", DEAD)
def test_every_act_by_an_ended_link_changes_nothing_and_says_why(how, client, sent, ana, vico):
    code, words, _english = DEAD[how]
    ended(sent, how, ana, vico)
    before = facts(sent)
    assert tried(client, sent) <= {204, code} and facts(sent) == before
    answer = client.post(by_link(sent, "aceptar/"), yes(sent))
    assert answer.status_code == code and words in answer.content.decode()


@pytest.mark.parametrize("how", ["accepted", "declined"])
def test_long_after_the_decision_the_link_is_dead_too(how, client, sent, ana, vico):
    ended(sent, how, ana, vico)
    with time_machine.travel(timezone.now() + timedelta(days=17)):
        before = facts(sent)
        answer = client.get(by_link(sent))
        assert answer.status_code == 410 and "1,432.09" not in answer.content.decode()
        assert tried(client, sent) == {410} and facts(sent) == before


@pytest.mark.parametrize("how", ["replaced", "expired"])
def test_a_dead_link_speaks_the_language_of_its_person(how, client, sent, ana, vico):
    ana.language = "en"
    ana.save(update_fields=["language"])
    ended(sent, how, ana, vico)
    with time_machine.travel(timezone.now() + timedelta(days=17 if how == "expired" else 0)):
        page = client.get(by_link(sent)).content.decode()
    assert '<html lang="en"' in page and "This link no longer works" in page


def test_an_unknown_link_speaks_the_language_of_the_browser(client, sent):
    answers = [client.get("/cotizacion/x/", headers={"Accept-Language": language}) for language in ("es", "en")]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert "Este enlace ya no sirve" in answers[0].content.decode()
    assert "This link no longer works" in answers[1].content.decode()


@pytest.mark.parametrize("wrong", ["%00", "%ff%fe", "a" * 3000, "..", "ñandú", "' OR 1=1 --"])
def test_whatever_is_typed_in_place_of_a_link_opens_nothing(client, sent, wrong):
    before = facts(sent)
    assert client.get(f"/cotizacion/{wrong}/").status_code in {404, 410}
    assert client.post(f"/cotizacion/{wrong}/aceptar/", yes(sent)).status_code in {404, 410}
    assert facts(sent) == before


def test_only_the_hash_of_a_quote_link_is_stored(sent):
    secret = links.secret_of(sent)
    assert len(secret) == 32 and secret not in str(list(Quote.objects.values()))


def test_the_link_of_somebody_who_is_disabled_shows_nothing(client, sent, ana, susi):
    page = f"/cotizacion/{links.secret_of(sent)}/"
    assert client.get(page).status_code == 200
    deactivate(ana, by=susi)
    answer = client.get(page)
    assert answer.status_code == 410 and sent.folio not in answer.content.decode()
