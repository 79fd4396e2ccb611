"""The password, the address, the sessions, the tokens and the second factor, by the web."""

import re
from base64 import b64decode
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import AuditEvent, Token, User
from mesa.accounts.tests.test_sign_up import PASSWORD, claim, key_in, last_letter

AGAIN = "/cuenta/confirma-que-eres-tu/"


def enter(client, person):
    client.post("/cuenta/entrar/", {"login": person.email, "password": PASSWORD})
    return client


def sure(client):
    """The person just said the password again."""
    client.post(AGAIN, {"password": PASSWORD})
    return client


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_factor(client, person):
    """Sets up the application of codes as a person does; answers its secret."""
    sure(enter(client, person))
    secret = re.search(r"[A-Z2-7]{32}", client.get("/cuenta/segundo-factor/aplicacion/").text)[0]
    with time_machine.travel(timezone.now(), tick=False):  # a code that is made as its half minute ends is another's
        response = client.post("/cuenta/segundo-factor/aplicacion/", {"code": code_of(secret)})
    assert response.headers["Location"] == "/cuenta/segundo-factor/rescate/"
    return secret


@pytest.fixture(autouse=True)
def strict(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(ana):
    here, there = enter(Client(), ana), enter(Client(), ana)
    before = here.cookies["session"].value
    response = here.post("/cuenta/contrasena/", {"current": PASSWORD, "password": "otra-larga-y-rara"})
    assert response.headers["Location"] == "/cuenta/"
    assert here.get("/cuenta/").status_code == 200
    assert here.cookies["session"].value != before
    assert there.get("/cuenta/").status_code == 302


def test_the_old_password_must_be_right(client, ana):
    response = enter(client, ana).post(
        "/cuenta/contrasena/", {"current": "no-es-esta-no", "password": "otra-larga-y-rara"}
    )
    assert response.status_code == 422
    assert User.objects.get(pk=ana.pk).check_password(PASSWORD)


def test_a_session_is_closed_from_another(ana):
    here, there = enter(Client(), ana), enter(Client(), ana)
    numbers = re.findall(r'name="session" value="(\d+)"', here.get("/cuenta/sesiones/").text)
    assert len(numbers) == 1
    here.post("/cuenta/sesiones/cerrar/", {"session": numbers[0]})
    assert there.get("/cuenta/").status_code == 302
    assert here.get("/cuenta/").status_code == 200


def test_a_neighbour_cannot_close_my_session(ana, beto):
    mine, theirs = enter(Client(), ana), enter(Client(), beto)
    number = UserSession.objects.get(user=ana).pk
    theirs.post("/cuenta/sesiones/cerrar/", {"session": number})
    assert mine.get("/cuenta/").status_code == 200


def test_the_session_gets_a_new_name_on_entering_and_dies_on_leaving(client, ana):
    client.get("/cuenta/entrar/")
    client.cookies["session"] = "a" * 32
    enter(client, ana)
    name = client.cookies["session"].value
    assert name != "a" * 32
    client.post("/cuenta/salir/")
    client.cookies["session"] = name
    assert client.get("/cuenta/").status_code == 302


def test_a_new_address_asks_for_the_password_and_waits(client, ana):
    enter(client, ana)
    assert client.post("/cuenta/correo/", {"email": "otra@example.org"}).headers["Location"].startswith(AGAIN)
    sure(client).post("/cuenta/correo/", {"email": "otra@example.org"})
    assert User.objects.get(pk=ana.pk).email == ana.email
    client.post(f"/cuenta/confirmar/{key_in(last_letter('otra@example.org'))}/")
    assert User.objects.get(pk=ana.pk).email == "otra@example.org"


def test_nobody_writes_to_many_strangers_by_changing_address(client, ana):
    sure(enter(client, ana))
    answers = [client.post("/cuenta/correo/", {"email": f"x{n}@example.org"}).status_code for n in range(11)]
    assert answers == [302] * 10 + [429]


def test_another_link_is_sent_a_few_times(client, db):
    lupe = claim()
    client.force_login(lupe)
    answers = [client.post("/cuenta/correo/otro-enlace/").status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_a_token_is_shown_once_after_the_password(client, ana):
    words = {"name": "monitoreo", "reach": "write", "days": "30"}
    enter(client, ana)
    assert client.post("/cuenta/tokens/nuevo/", words).headers["Location"].startswith(AGAIN)
    page = sure(client).post("/cuenta/tokens/nuevo/", words).text
    secret = re.search(r"mesa_[\w-]{43}", page)[0]
    assert actions.token_owner(secret, "write", timezone.now()) == ana
    assert secret not in client.get("/cuenta/tokens/").text


def test_what_one_was_doing_goes_on_after_the_password(client, ana):
    enter(client, ana).post("/cuenta/tokens/nuevo/", {"name": "monitoreo", "reach": "read", "days": "30"})
    page = client.post(f"{AGAIN}?next=/cuenta/tokens/nuevo/", {"password": PASSWORD, "next": "/cuenta/tokens/nuevo/"})
    assert re.search(r"mesa_[\w-]{43}", page.text)


def test_a_neighbour_cannot_revoke_my_token(client, ana, beto):
    soon = timezone.now() + timedelta(days=1)
    token, _secret = actions.create_token(by=ana, name="x", scopes=["read"], expires_at=soon)
    client.force_login(beto)
    assert client.post(f"/cuenta/tokens/{token.pk}/revocar/").status_code == 404
    client.force_login(ana)
    client.post(f"/cuenta/tokens/{token.pk}/revocar/")
    assert Token.objects.get().revoked_at


def test_the_console_waits_for_a_second_factor(client, tere):
    assert enter(client, tere).get("/consola/").headers["Location"] == "/cuenta/segundo-factor/"
    with_factor(client, tere)
    assert client.get("/consola/").status_code == 200


def test_the_code_to_scan_is_a_picture_the_policy_lets_in(client, tere):
    sure(enter(client, tere))
    response = client.get("/cuenta/segundo-factor/aplicacion/")
    picture = b64decode(re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', response.text)[1])
    assert b'xmlns="http://www.w3.org/2000/svg"' in picture
    assert "img-src 'self' data:" in response.headers["Content-Security-Policy"]


def test_where_one_was_going_survives_the_door(client, ana):
    page = client.get("/cuenta/entrar/?next=/cuenta/avisos/").text
    assert '<input type="hidden" name="next" value="/cuenta/avisos/"' in page


def test_entering_asks_for_the_code_and_a_code_works_once(client, tere):
    secret = with_factor(client, tere)
    one, two = Client(), Client()
    assert enter(one, tere).get("/consola/").status_code == 302
    used = {"code": code_of(secret)}
    assert one.post("/cuenta/segundo-factor/codigo/", used).headers["Location"] == "/consola/"
    enter(two, tere)
    assert "cada uno sirve una vez" in two.post("/cuenta/segundo-factor/codigo/", used).text
    assert SESSION_KEY not in two.session


def test_a_rescue_code_works_once(client, tere):
    with_factor(client, tere)
    codes = re.findall(r"<code>(\d{8})</code>", client.get("/cuenta/segundo-factor/rescate/").text)
    assert len(codes) == 10
    assert not re.findall(r"<code>(\d{8})</code>", client.get("/cuenta/segundo-factor/rescate/").text)
    for status in (302, 200):
        again = enter(Client(), tere)
        assert again.post("/cuenta/segundo-factor/codigo/", {"code": codes[0]}).status_code == status


def test_the_seed_is_not_readable_in_the_database(client, tere):
    secret = with_factor(client, tere)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert "gAAAA" in stored


def test_the_house_keeps_its_last_factor(client, tere):
    with_factor(client, tere)
    page = client.post("/cuenta/segundo-factor/aplicacion/quitar/")
    assert "agrega otro antes" in page.text
    assert Authenticator.objects.filter(user=tere, type="totp").exists()


def test_a_requester_may_drop_it(client, ana):
    with_factor(client, ana)
    client.post("/cuenta/segundo-factor/aplicacion/quitar/")
    assert not Authenticator.objects.filter(user=ana).exists()
    assert last_letter(ana.email).subject == "Cambió tu segundo factor"


def test_who_enters_the_house_leaves_a_trace(client, tere, ana):
    client.post(
        "/cuenta/entrar/", {"login": tere.email, "password": "equivocada-de-veras"}, headers={"user-agent": "Mozilla"}
    )
    enter(client, tere)
    enter(Client(), ana)
    rows = AuditEvent.objects.order_by("pk").values_list("kind", "person", "address", "agent")
    assert list(rows) == [("sign_in_failed", tere.pk, "127.0.0.1", "Mozilla"), ("signed_in", tere.pk, "127.0.0.1", "")]


def test_the_passkey_page_carries_its_question(client, tere):
    sure(enter(client, tere))
    page = client.get("/cuenta/segundo-factor/llaves/nueva/").text
    assert 'data-passkey="create"' in page
    assert "challenge" in page
