"""Coming in by the web: no answer tells whether an address is known, and no link acts by being opened."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.test import Client

from mesa.accounts import actions
from mesa.accounts.models import Role, User
from mesa.accounts.tests.test_sign_up import PASSWORD, claim, key_in, last_letter
from mesa.outbox.models import Message

WORDS = {"name": "Lupe", "email": "lupe@example.org", "password": PASSWORD}
TOKENS = re.compile(r'(csrfmiddlewaretoken" value=|csrf-token" content=|nonce=)"[^"]+"')


def signed_in(client):
    return client.session.get(SESSION_KEY)


def plain(response):
    """What a stranger can compare: everything but what is new in every answer."""
    headers = {name: value for name, value in response.items() if name not in ("Content-Security-Policy", "Expires")}
    return response.status_code, headers, TOKENS.sub("", response.text)


def test_from_the_form_to_a_confirmed_account(client, db):
    assert client.get("/cuenta/nueva/").status_code == 200
    response = client.post("/cuenta/nueva/", WORDS, follow=True)
    assert response.request["PATH_INFO"] == "/cuenta/revisa-tu-correo/"
    assert "lupe@example.org" in response.text
    link = f"/cuenta/confirmar/{key_in(last_letter())}/"
    assert "Sí, es mi correo" in client.get(link).text
    assert not User.objects.get().is_verified
    assert client.post(link).headers["Location"] == "/inicio/"
    assert User.objects.get().is_verified


def test_a_scanner_that_opens_the_link_ten_times_spends_nothing(client, db):
    claim()
    link = f"/cuenta/confirmar/{key_in(last_letter())}/"
    assert {client.get(link).status_code for _ in range(10)} == {200}
    assert {client.head(link).status_code for _ in range(3)} == {200}
    assert not User.objects.get().is_verified
    client.post(link, {"password": PASSWORD})
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("key", ["x", "null", "a:b:c"])
def test_a_dead_link_is_told_kindly(client, db, key):
    for door in ("confirmar", "contrasena/nueva", "invitacion"):
        assert client.get(f"/cuenta/{door}/{key}/").status_code == 410
        assert client.post(f"/cuenta/{door}/{key}/").status_code == 410


def test_signing_up_answers_alike_for_known_and_unknown(ana, nora, susi):
    gone = actions.deactivate(
        actions.create_person(email="ida@example.org", name="I", verified_at=ana.joined_at), by=susi
    )
    answers = set()
    for email in (ana.email, nora.email, gone.email, "nuevo@example.org"):
        client = Client()
        first = client.post("/cuenta/nueva/", WORDS | {"email": email})
        page = plain(client.get(first.headers["Location"]))
        answers.add((str(plain(first)), str(page).replace(email, "")))
    assert len(answers) == 1


def test_forgetting_the_password_answers_alike_for_known_and_unknown(ana, nora):
    answers = set()
    for email in (ana.email, nora.email, "nadie@example.org"):
        client = Client()
        first = client.post("/cuenta/contrasena/olvidada/", {"email": email})
        answers.add(str(plain(first)) + str(plain(client.get(first.headers["Location"]))))
    assert len(answers) == 1
    assert Message.objects.count() == 3


def test_a_wrong_password_answers_alike_for_known_and_unknown(ana, nora, susi):
    actions.deactivate(actions.create_person(email="ida@example.org", name="I", verified_at=ana.joined_at), by=susi)
    answers = set()
    for email in (ana.email, nora.email, "ida@example.org", "nadie@example.org"):
        response = Client().post("/cuenta/entrar/", {"login": email, "password": "equivocada-de-veras"})
        answers.add(str(plain(response)).replace(email, ""))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("phone", "12", "diez dígitos"),
        ("email", "lupe", "nombre@ejemplo.com"),
        ("password", "1234567890", "común"),
        ("password", "corta", "10"),
        ("password", "lupe@example.org", "Se parece"),
        ("password", "x" * 129, "128"),
        ("name", "", "cómo te llamas"),
    ],
)
def test_bad_words_are_answered_with_what_to_write(client, db, field, value, says):
    response = client.post("/cuenta/nueva/", WORDS | {field: value})
    assert response.status_code == 422
    assert says in response.text
    assert not User.objects.exists()


def test_numbers_are_kept_as_the_world_writes_them(client, db):
    client.post("/cuenta/nueva/", WORDS | {"phone": "044 55 1234 5678", "whatsapp": "(55) 1234-5678"})
    assert User.objects.values_list("phone", "whatsapp").get() == ("+525512345678", "+525512345678")


def test_any_alphabet_will_do_for_a_password(client, db):
    client.post("/cuenta/nueva/", WORDS | {"password": " ñandú 🦤 café largo "})
    assert User.objects.get().check_password(" ñandú 🦤 café largo ")


def test_a_robot_that_fills_the_trap_gets_the_page_and_no_account(client, db):
    response = client.post("/cuenta/nueva/", WORDS | {"homepage": "http://spam.example"})
    assert response.headers["Location"] == "/cuenta/revisa-tu-correo/"
    assert not User.objects.exists()
    assert not Message.objects.exists()


def test_too_many_sign_ups_from_one_place_wait(client, db):
    answers = [client.post("/cuenta/nueva/", {"email": "x"}).status_code for _ in range(31)]
    assert answers[-2:] == [422, 429]


def test_guessing_a_password_is_slowed_and_a_forged_address_changes_nothing(client, ana):
    guess = {"login": ana.email, "password": "equivocada-de-veras"}
    for n in range(10):
        client.post("/cuenta/entrar/", guess, headers={"x-forwarded-for": f"203.0.113.{n}"})
    response = client.post("/cuenta/entrar/", guess, headers={"x-forwarded-for": "203.0.113.99"})
    assert "Van muchos intentos" in response.text


def test_another_host_is_not_another_ten_guesses(ana):
    door, guess = "/cuenta/entrar/", {"login": ana.email, "password": "equivocada-de-veras"}
    for n in range(10):
        Client().post(door, guess, REMOTE_ADDR=f"203.0.113.{n}", headers={"host": f"localhost:{8000 + n}"})
    last = Client().post(door, guess, REMOTE_ADDR="203.0.113.99", headers={"host": "localhost:9000"})
    assert "Van muchos intentos" in last.text


def test_one_network_of_ipv6_is_one_caller(db):
    places = [f"2001:db8::{n:x}" for n in range(1, 32)]
    answers = [Client().post("/cuenta/nueva/", {"email": "x"}, REMOTE_ADDR=place).status_code for place in places]
    assert answers == [422] * 30 + [429]


def test_who_guesses_from_elsewhere_does_not_lock_the_owner_out(ana):
    owner, door = Client(), "/cuenta/entrar/"
    owner.post(door, {"login": ana.email, "password": PASSWORD})
    owner.post("/cuenta/salir/")
    for n in range(12):
        guess = {"login": ana.email, "password": "equivocada-de-veras"}
        Client().post(door, guess, REMOTE_ADDR=f"203.0.113.{n}")
    assert Client().post(door, {"login": ana.email, "password": PASSWORD}).status_code == 200
    assert owner.post(door, {"login": ana.email, "password": PASSWORD}).status_code == 302


def test_a_megabyte_of_password_is_only_too_long(client, ana):
    response = client.post("/cuenta/entrar/", {"login": ana.email, "password": "x" * 1_000_000})
    assert "128" in response.text
    assert signed_in(client) is None


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "\t//evil.example", "https:evil.example",
               "javascript:alert(1)", "//user@evil.example", "/%09/evil.example"]
)  # fmt: skip
def test_signing_in_never_leads_away(client, ana, target):
    response = client.post("/cuenta/entrar/", {"login": ana.email, "password": PASSWORD, "next": target})
    assert response.status_code == 302
    assert response.headers["Location"] in {"/inicio/", "/%09/evil.example"}


@pytest.mark.parametrize(
    "door", ["/cuenta/entrar/", "/cuenta/nueva/", "/cuenta/contrasena/olvidada/", "/cuenta/salir/"]
)
def test_a_foreign_page_cannot_post(ana, door):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    assert client.post(door, WORDS).status_code == 403
    assert signed_in(client)


def test_leaving_asks_first(client, ana):
    client.force_login(ana)
    client.get("/cuenta/salir/")
    assert signed_in(client)
    client.post("/cuenta/salir/")
    assert signed_in(client) is None


def test_a_forgotten_password_is_made_anew_and_other_sessions_end(client, ana):
    thief = Client()
    thief.post("/cuenta/entrar/", {"login": ana.email, "password": PASSWORD})
    client.post("/cuenta/contrasena/olvidada/", {"email": ana.email})
    link = f"/cuenta/contrasena/nueva/{key_in(last_letter(ana.email))}/"
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": "corta"}).status_code == 422
    assert client.post(link, {"password": "otra-larga-y-rara"}).headers["Location"] == "/cuenta/entrar/"
    assert client.post(link, {"password": "otra-mas-y-rara"}).status_code == 410
    assert thief.get("/inicio/").status_code == 302


def test_an_invited_person_chooses_a_name_and_a_password(client, susi):
    actions.invite(by=susi, email="nuevo@example.org", name="Nuevo", role=Role.TECHNICIAN)
    link = f"/cuenta/invitacion/{key_in(last_letter('nuevo@example.org'))}/"
    assert "Susi te espera" in client.get(link).text
    assert client.post(link, {"name": "Nuevo", "password": "corta"}).status_code == 422
    assert client.post(link, {"name": "Nuevo", "password": PASSWORD, "role": "supervisor"}).status_code == 302
    assert User.objects.get(email="nuevo@example.org").role == Role.TECHNICIAN


@pytest.mark.parametrize("field", ["role", "is_active", "email_verified_at", "id", "is_superuser"])
def test_signing_up_gives_nothing_that_was_not_asked(client, db, field):
    client.post("/cuenta/nueva/", WORDS | {field: "supervisor" if field == "role" else "1"})
    person = User.objects.get()
    assert (person.role, person.is_verified) == (Role.REQUESTER, False)


def test_a_forged_host_never_reaches_a_letter(db, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post("/cuenta/contrasena/olvidada/", {"email": "x@example.org"}, headers={"host": "evil.example"})
    letter = Message.objects.get()
    assert "evil.example" not in letter.text + letter.html


def test_three_letters_an_hour_are_not_three_every_five_minutes(client, ana):
    def asked(minutes):
        with time_machine.travel(datetime(2026, 11, 30, 18, minutes % 60, tzinfo=UTC) + timedelta(hours=minutes // 60)):
            client.post("/cuenta/contrasena/olvidada/", {"email": ana.email})
        return Message.objects.filter(to=ana.email).count()

    assert [asked(minutes) for minutes in (0, 1, 2, 3, 8, 30, 59, 61)] == [1, 2, 3, 3, 3, 3, 3, 4]
