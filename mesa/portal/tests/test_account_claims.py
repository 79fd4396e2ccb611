"""Claims: who signs up with an address is nobody until its mailbox says so, and says it in their own browser."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import User
from mesa.accounts.tests.test_sign_up import PASSWORD, claim, key_in, last_letter
from mesa.outbox.models import Message
from mesa.portal.tests.test_account_entry import WORDS, signed_in

NEW = "otra-frase-muy-larga"


def test_a_link_opened_elsewhere_says_whose_claim_it_is_and_lets_one_choose_a_password(db):
    claim(name="Eve")
    elsewhere, link = Client(), f"/cuenta/confirmar/{key_in(last_letter())}/"
    assert "«Eve»" in elsewhere.get(link).text
    assert elsewhere.post(link, {"password": ""}).status_code == 422
    response = elsewhere.post(link, {"name": "Lupe", "password": NEW})
    assert response.headers["Location"] == "/cuenta/entrar/"
    assert signed_in(elsewhere) is None
    assert [one.name for one in User.objects.all() if one.is_verified and one.check_password(NEW)] == ["Lupe"]


def test_the_owner_takes_the_claim_of_a_stranger_and_the_stranger_is_out(client, db):
    client.post("/cuenta/nueva/", WORDS | {"name": "Eve", "phone": "55 1234 5678", "whatsapp": "55 1234 5678"})
    client.post("/cuenta/avisos/", {})
    owner = Client()
    owner.post("/cuenta/nueva/", WORDS | {"password": NEW})
    first = key_in(Message.objects.filter(to=WORDS["email"]).earliest("pk"))
    owner.post(f"/cuenta/confirmar/{first}/", {"name": "Lupe", "password": NEW})
    assert client.get("/inicio/").status_code == 302
    lupe = User.objects.get()
    assert (lupe.name, lupe.phone, lupe.whatsapp, lupe.letters_off) == ("Lupe", "", "", {})
    assert lupe.check_password(NEW)


def test_a_change_of_address_is_confirmed_where_its_account_is_open(client, ana):
    actions.change_email(by=ana, email="lupe@example.org")
    link = f"/cuenta/confirmar/{key_in(last_letter())}/"
    assert client.post(link, {"password": NEW}).status_code == 200
    assert User.objects.get().email == ana.email
    client.force_login(ana)
    assert client.post(link).headers["Location"] == "/inicio/"
    assert User.objects.get().email == "lupe@example.org"


def test_whoever_only_claims_an_address_is_not_known_for_it(ana):
    """Nor does a person's own mark outlive their password: their tries are then those of everybody."""
    owner, eve, door = Client(), Client(), "/cuenta/entrar/"
    owner.post(door, {"login": ana.email, "password": PASSWORD})
    eve.post("/cuenta/nueva/", WORDS | {"email": ana.email})
    eve.post("/cuenta/salir/")
    assert "known" in owner.cookies
    assert "known" not in eve.cookies
    copied = Client()
    copied.cookies["known"] = owner.cookies["known"].value
    actions.change_password(by=User.objects.get(pk=ana.pk), password=NEW)
    for n in range(11):
        Client().post(door, {"login": ana.email, "password": "no-es-esta-clave"}, REMOTE_ADDR=f"203.0.113.{n}")
    assert "Van muchos intentos" in copied.post(door, {"login": ana.email, "password": NEW}).text


def test_two_known_browsers_do_not_spend_each_others_tries(ana):
    first, second, door = Client(), Client(), "/cuenta/entrar/"
    for browser in (first, second):
        browser.post(door, {"login": ana.email, "password": PASSWORD})
        browser.post("/cuenta/salir/")
    for n in range(11):
        first.post(door, {"login": ana.email, "password": "no-es-esta-clave"}, REMOTE_ADDR=f"203.0.113.{n}")
    assert second.post(door, {"login": ana.email, "password": PASSWORD}).status_code == 302


def test_another_address_asks_for_the_password_again_and_tells_the_main_one(ana, client):
    client.post("/cuenta/entrar/", {"login": ana.email, "password": PASSWORD})
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        asked = client.post("/cuenta/correos/", {"email": "otra@example.org"})
        assert "/cuenta/confirma-que-eres-tu/" in asked.headers["Location"]
        assert not ana.aliases.exists()
        client.post("/cuenta/confirma-que-eres-tu/", {"password": PASSWORD})
        client.post("/cuenta/correos/", {"email": "otra@example.org"})
    assert ana.aliases.get().email == "otra@example.org"
    assert "otra@example.org" in last_letter(ana.email).text


def test_another_address_is_confirmed_where_its_account_is_open(ana, beto, client):
    actions.add_alias(by=ana, email="otra@example.org")
    link = f"/cuenta/correos/confirmar/{key_in(last_letter('otra@example.org'))}/"
    for stranger in (None, beto):
        browser = Client()
        if stranger:
            browser.force_login(stranger)
        assert browser.post(link).status_code == 200
    assert ana.aliases.get().verified_at is None
    client.force_login(ana)
    assert client.post(link).headers["Location"] == "/cuenta/correos/"
    assert ana.aliases.get().verified_at
