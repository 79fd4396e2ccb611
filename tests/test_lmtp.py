"""What a mail server that hands over by LMTP is told, and what is true by then."""

import smtplib
import tempfile
import threading

import pytest
from django.db import connection, connections

from mesa.channels.email import sources
from mesa.channels.email.models import Mail
from mesa.channels.email.tests.cast import REPLY, mail, to
from mesa.tickets.models import Note

from .desk import free_port

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _answered(settings):
    settings.REPLY_ADDRESS = REPLY


@pytest.fixture(params=["socket", "port"])
def place(request):
    with tempfile.TemporaryDirectory() as folder:  # the path of a socket is short
        yield f"{folder}/lmtp" if request.param == "socket" else f"127.0.0.1:{free_port()}"


@pytest.fixture
def door(place):
    listener = sources.listen(place)
    yield lambda: _client(place)
    listener.stop()


def _client(place):
    host, _, port = place.rpartition(":")
    client = smtplib.LMTP(
        place if place.startswith("/") else host, 0 if place.startswith("/") else int(port), timeout=10
    )
    client.ehlo()
    return client


def hand(client, raw, *, sender="ana@example.org", receivers=(REPLY,)):
    """`(code, words)` of the end of one delivery."""
    client.mail(sender)
    for receiver in receivers:
        code = client.rcpt(receiver)[0]
    return client.data(raw) if code == 250 else (code, b"")


def bodies():
    return sorted(Note.objects.filter(channel="email").values_list("body", flat=True))


def test_taken_is_said_once_it_is_stored(door, taken, ana):
    with door() as client:
        for n in range(3):
            assert hand(client, mail(ana.email, to(taken, ana), f"Mensaje {n}"))[0] == 250
            assert Note.objects.filter(channel="email").count() == n + 1  # seen from another connection: committed
    assert Mail.objects.filter(outcome="appended", road="lmtp").count() == 3


def test_the_envelope_names_the_ticket_where_the_headers_do_not(door, taken, ana):
    with door() as client:
        hand(client, mail(ana.email, "gente@example.org", "Sí"), receivers=[to(taken, ana)])
    assert bodies() == ["Sí"]


def test_an_empty_sender_is_a_machine(door, taken, ana):
    with door() as client:
        assert hand(client, mail(ana.email, to(taken, ana)), sender="")[0] == 250
    assert Mail.objects.get().reason == "bounce" and bodies() == []


def test_a_second_receiver_is_asked_to_come_by_itself(door):
    with door() as client:
        client.mail("ana@example.org")
        assert client.rcpt(REPLY)[0] == 250
        assert client.rcpt("otro@hardcom.mx")[0] == 452


def test_too_large_is_refused_before_and_after_it_is_sent(door, taken):
    with door() as client:
        assert client.mail("ana@example.org", ["SIZE=60000000"])[0] == 552
    with door() as client:
        code = hand(client, mail("ana@example.org", body="x\r\n") + (b"y" * 76 + b"\r\n") * 560_000)[0]
    assert code == 552 and not Mail.objects.exists()


def test_poison_is_kept_aside_and_the_next_is_taken(door, taken, ana):
    poison = [b"\x00" * 100, b"From: a@b.co, c@d.co\r\n\r\nx", b"", b"From: ana@example.org\r\n" + b"a: b\r\n" * 5000]
    with door() as client:
        for raw in poison:
            assert hand(client, raw)[0] == 250
        assert hand(client, mail(ana.email, to(taken, ana), "Sigo aquí"))[0] == 250
    assert bodies() == ["Sigo aquí"] and Mail.objects.filter(outcome="quarantined").count() == len(poison)


def test_a_page_on_one_line_is_taken(door, taken, ana):
    page = "<p>Hola</p>" + "Ana " * 50_000
    with door() as client:
        assert hand(client, mail(ana.email, to(taken, ana), page, Content_Type="text/html"))[0] == 250
    assert bodies()[0].startswith("Hola\nAna Ana")


def test_a_receiver_cannot_write_a_header(door):
    with door() as client:
        client.mail("ana@example.org")
        for receiver in (b"<x\rFrom: tere@example.org@hardcom.mx>", b'<"x\rFrom: tere@example.org"@hardcom.mx>'):
            client.send(b"RCPT TO:" + receiver + b"\r\n")
            assert client.getreply()[0] in {501, 553}


def test_what_is_said_tells_nothing_of_tickets(door, taken, ana, beto):
    with door() as client:
        said = {
            hand(client, mail(who, where, f"{who} {where}"))
            for who in (ana.email, beto.email, "x@y.org") for where in (to(taken, ana), "soporte+t9p9.a@hardcom.mx")
        }  # fmt: skip
    assert said == {(250, b"2.0.0 Taken")}


@pytest.fixture
def away(settings, taken):
    """Every new connection to the database fails, as when its server is away."""
    known = connections["default"].settings_dict
    before = {name: known[name] for name in ("NAME", "HOST", "PORT")}

    def go():
        known.update(
            {"NAME": "/nada/nada.sqlite3"} if connection.vendor == "sqlite" else {"HOST": "127.0.0.1", "PORT": "1"}
        )

    yield go, lambda: known.update(before)
    known.update(before)


def test_without_its_database_it_asks_for_another_time(door, away, taken, ana):
    go, back = away
    raw = mail(ana.email, to(taken, ana), "Una vez")
    with door() as client:
        go()
        assert hand(client, raw)[0] == 451
        back()
        assert [hand(client, raw)[0] for _ in range(2)] == [250, 250]
    assert bodies() == ["Una vez"]


def test_many_at_once_of_the_same_message_are_one(door, taken, ana):
    raw, said = mail(ana.email, to(taken, ana), "Una vez"), []

    def bring():
        with door() as client:
            said.append(hand(client, raw)[0])

    threads = [threading.Thread(target=bring) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(said) <= {250, 451} and 250 in said
    assert bodies() == ["Una vez"] and Mail.objects.count() == 1
