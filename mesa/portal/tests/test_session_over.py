"""The session ends, or begins anew in another tab, while somebody writes: nothing typed is lost, nor sent twice."""

import re
from html import unescape

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from mesa.doors import typed
from mesa.terms.words import in_force
from mesa.tickets.models import Note

from .test_account_keys import PASSWORD

WORDS = "Media hora\nescribiendo «esto» & <b>más</b>"
HERE = "http://testserver"


def fields(page):
    """What the last form of a page would send, as a browser reads it."""
    form = page.text.rpartition("<form")[2] if "typed" not in page.text else page.text
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL)
    return {name: unescape(value) for name, value in [*hidden, *areas]}


def sign_in(client, person, page, password=PASSWORD):
    sent = {name: value for name, value in fields(page).items() if name in {"typed", "next"}}
    return client.post("/cuenta/entrar/", sent | {"login": person.email, "password": password})


def test_what_was_being_sent_waits_while_one_signs_in(client, ana, ticket):
    note = {"body": WORDS, "key": "a" * 32, "seen": "1"}
    asked = client.post(f"/tickets/{ticket.pk}/nota/", note)
    assert asked.status_code == 401 and "Media hora" in asked.text
    wrong = sign_in(client, ana, asked, "equivocada-de-veras")
    assert fields(wrong)["typed"] and "Media hora" in wrong.text
    entered = sign_in(client, ana, wrong)
    assert entered.headers["Location"] == "/ui/otra-vez/"
    shown = client.get("/ui/otra-vez/")
    assert fields(shown) | note == fields(shown) and f'action="/tickets/{ticket.pk}/nota/"' in shown.text
    for _ in range(2):
        client.post(f"/tickets/{ticket.pk}/nota/", note)
    assert [said.body for said in Note.objects.filter(key="a" * 32)] == [WORDS]
    assert "ahí sigue lo que escribiste" in client.get("/ui/otra-vez/").text


def test_a_second_factor_does_not_lose_it(client, ana, ticket):
    TOTP.activate(ana, generate_totp_secret())
    codes = RecoveryCodes.activate(ana).get_unused_codes()
    entered = sign_in(client, ana, client.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}))
    assert entered.headers["Location"].startswith("/cuenta/segundo-factor/codigo/")
    client.post(entered.headers["Location"], {"code": codes[0]})
    assert fields(client.get("/ui/otra-vez/"))["body"] == WORDS


def test_a_form_of_before_signing_in_again_is_sent_with_one_press(ana, ticket):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ana)
    old = {"body": WORDS, "key": "b" * 32, "csrfmiddlewaretoken": "x" * 64}
    refused = browser.post(f"/tickets/{ticket.pk}/nota/", old, headers={"origin": HERE})
    assert refused.status_code == 403 and not Note.objects.filter(key="b" * 32)
    sent = browser.post(f"/tickets/{ticket.pk}/nota/", fields(refused), headers={"origin": HERE})
    assert sent.status_code == 302 and Note.objects.get(key="b" * 32).body == WORDS


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"referer": "https://evil.example/x"}])
def test_what_another_site_made_up_is_not_held(ana, ticket, headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ana)
    answer = browser.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}, headers=headers)
    assert answer.status_code == 403 and "Media hora" not in answer.text


def test_a_report_goes_on_from_where_it_was(client, ana, texts, category):
    facts = {"subject": "Impresora", "description": WORDS, "category": category.pk, "impact": "blocked", "key": "k1"}
    facts |= {"contact_by": "chat", "accept": "on", "terms": in_force("guidelines", timezone.now()).pk}
    asked = client.post("/reportar/", facts)
    sign_in(client, ana, asked)
    client.post("/reportar/", fields(client.get("/ui/otra-vez/")))
    assert Note.objects.get(ticket__requester=ana).body == WORDS


def test_who_came_back_as_another_finds_the_words(client, ana, ticket):
    client.force_login(ana)
    refused = client.post(f"/consola/tickets/{ticket.pk}/nota/", {"body": WORDS})
    assert refused.status_code == 403 and fields(refused)["body"] == WORDS
    assert (
        "Media hora"
        not in client.post(f"/consola/tickets/{ticket.pk}/nota/", {"body": WORDS}, HTTP_HX_REQUEST="true").text
    )


def test_a_quote_of_many_rows_waits_too(client, vico):
    rows = {f"a0-l{n}-description": f"Disco de {n} GB" for n in range(300)} | {"seen": "3", "do": "save"}
    entered = sign_in(client, vico, client.post("/consola/ventas/cotizaciones/7/escribir/", rows))
    shown = fields(client.get("/ui/otra-vez/"))
    assert entered.status_code == 302 and shown | rows == shown


def test_a_secret_is_never_held(client, ana, ticket):
    asked = client.post(
        f"/tickets/{ticket.pk}/asistencia/entregar/", {"identifier": "123 456 789", "secret": "gatito azul"}
    )
    assert asked.status_code == 302 and "next=/tickets/" in asked.url


def test_what_this_desk_did_not_seal_is_not_shown(client, ana):
    client.post("/cuenta/entrar/", {"login": ana.email, "password": PASSWORD, "typed": "eyJ0eXBlZCI6MX0:abc"})
    assert typed.KEY not in client.session


@pytest.mark.parametrize("headers", [{"hx-request": "true"}, {"accept": "application/json"}, {"x-csrftoken": "x"}])
def test_scripts_are_told_by_the_status_alone(client, ana, ticket, headers):
    answer = client.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}, headers=headers)
    assert (answer.status_code, answer.content) == (401, b"")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ana)
    refused = browser.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}, headers=headers)
    fresh = {"x-csrftoken": refused.headers["X-CSRFToken"], "accept": "application/json"}
    assert refused.status_code == 403
    assert browser.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}, headers=fresh).status_code == 200


@pytest.mark.parametrize("act", ["nota/", "borrador/", "copia/quitar/", "asistencia/entregar/"])
def test_an_address_that_only_takes_forms_leads_to_its_page(ana_in, ticket, act):
    asked = ana_in.get(f"/tickets/{ticket.pk}/{act}", headers={"accept": "text/html"})
    while asked.status_code == 302 and asked.url != f"/tickets/{ticket.pk}/":
        asked = ana_in.get(asked.url, headers={"accept": "text/html"})
    assert asked.status_code in {200, 302}


def test_who_pressed_a_button_comes_back_to_its_page(client, ticket):
    page = f"{HERE}/tickets/{ticket.pk}/?antes=5"
    asked = client.post(f"/tickets/{ticket.pk}/cancelar/", {}, headers={"referer": page})
    assert asked.url == f"/cuenta/entrar/?next=/tickets/{ticket.pk}/%3Fantes%3D5"
    asked = client.post(f"/tickets/{ticket.pk}/nota/", {}, headers={"referer": "https://evil.example/tickets/1/"})
    assert asked.url == f"/cuenta/entrar/?next=/tickets/{ticket.pk}/"
