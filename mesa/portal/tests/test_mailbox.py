import pytest
from django.utils import timezone

from mesa.outbox.actions import post, send_waiting

HTML = "<!doctype html><html><head></head><body><a href='http://x'>Abrir</a></body></html>"


@pytest.fixture
def letter(db, settings):
    settings.MAILBOX, settings.TRANSPORTS = True, {"email": "mesa.outbox.transports.Mailbox"}
    letter = post(key="k", channel="email", to="ana@example.org", subject="Hola", text="Mira http://x/1", html=HTML)
    send_waiting(timezone.now())
    return letter


def test_it_lists_and_shows(client, letter):
    assert "Hola" in client.get("/correo/").content.decode()
    shown = client.get(f"/correo/{letter.pk}/").content.decode()
    assert 'href="http://x/1"' in shown and f'src="/correo/{letter.pk}/html/"' in shown


def test_the_letter_stands_alone(client, letter):
    answer = client.get(f"/correo/{letter.pk}/html/")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox allow-top-navigation-by-user-activation;")
    assert '<base target="_top">' in answer.content.decode()


def test_what_waits_is_not_shown(client, letter):
    waiting = post(key="k2", channel="email", to="beto@example.org", subject="Todavía no", text="x")
    assert client.get(f"/correo/{waiting.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/correo/", "/correo/{}/", "/correo/{}/html/"])
def test_with_a_mail_server_there_is_no_mailbox(client, letter, settings, susi, path):
    settings.MAILBOX = False
    client.force_login(susi)
    assert client.get(path.format(letter.pk)).status_code == 404
