"""Who wrote before they had an account keeps what they asked for; who leaves is in no table and no file."""

import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as house
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from mesa.accounts import actions as accounts
from mesa.accounts.models import User
from mesa.accounts.tests.test_sign_up import PASSWORD, key_in, last_letter
from mesa.channels.email.actions import receive
from mesa.common.limits import Budget
from mesa.exports.actions import ask_export, make_exports
from mesa.outbox.actions import forget_letters, send_waiting
from mesa.outbox.models import Message
from mesa.tickets import actions
from mesa.tickets.models import Follower, Merge, Ticket

OLGA = "olvidame@cliente.example"
NAME = "Olvidada"


def mail(subject, sender=OLGA, body="No abre desde ayer."):
    return (
        f"From: Olga {NAME} <{sender}>\nTo: soporte@hardcom.mx\nSubject: {subject}\n"
        f"Message-ID: <{abs(hash(subject))}@c.example>\n\n{body}\n"
    ).encode()


@pytest.fixture
def wrote(texts, category):
    """A report by mail of somebody without an account."""
    return receive(mail("Mi reporte por correo")).ticket


def sign_up(name="Olga"):
    person = accounts.sign_up(email=OLGA, name=name, password=PASSWORD)
    return accounts.verify(key_in(last_letter(OLGA)), by=person)


def test_who_wrote_and_then_signs_up_keeps_the_report(wrote, client):
    olga = sign_up()
    ticket = Ticket.objects.get(pk=wrote.pk)
    assert (ticket.requester, ticket.status) == (olga, "pending")
    client.force_login(olga)
    assert client.get(f"/tickets/{ticket.pk}/").status_code == 200
    assert Merge.objects.get().kept == olga


def test_who_was_put_in_copy_and_then_signs_up_stays_in_copy(ticket, ana):
    actions.follow(ticket, by=ana, email=OLGA, name="Olga")
    olga = sign_up()
    assert [(one.person, one.email) for one in Follower.objects.all()] == [(olga, OLGA)]


def test_who_wrote_from_another_address_of_theirs_keeps_the_report(wrote, ana):
    accounts.add_alias(by=ana, email=OLGA)
    accounts.confirm_alias(key_in(last_letter(OLGA)), by=ana)
    assert Ticket.objects.get(pk=wrote.pk).requester == ana


def test_a_stranger_who_claims_the_address_gets_nothing_of_it(wrote, client):
    eve = accounts.sign_up(email=OLGA, name="Eve", password=PASSWORD)
    client.force_login(eve)
    assert client.get(f"/tickets/{wrote.pk}/").status_code == 404
    assert Ticket.objects.get(pk=wrote.pk).requester != eve


def columns():
    """`(table.column, value)` of every row of every table, what is compressed as it was."""
    for table in connection.introspection.table_names():
        if table.startswith("tickets_search"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((f"{table}.{name}", plain(value)) for name, value in zip(names, row, strict=True))

    yield from (("django_session.session_data", str(session.get_decoded())) for session in Session.objects.all())


def plain(value):
    if isinstance(value, (bytes, memoryview)):
        try:
            value = zlib.decompress(bytes(value))
        except zlib.error:
            value = bytes(value)
        return value.decode("utf-8", "replace")
    return str(value)


def files():
    kept = Path(house.MEDIA_ROOT)
    return [path for path in kept.rglob("*") if path.is_file()] if kept.exists() else []


def places_of(word):
    rows = {place for place, value in columns() if word.lower() in value.lower()}
    return rows | {str(path) for path in files() if word.encode() in path.read_bytes()}


def story(ticket, ana, tere):
    """Whatever leaves an address behind: mail, copy, letters, sessions, tokens, another address, an export."""
    receive(mail(f"Mi correo es {OLGA}"))
    olga = sign_up(f"Olga {NAME}")
    actions.follow(ticket, by=ana, email=OLGA)
    receive(mail("Otra cosa"))
    receive(mail("Con copia", sender="ana@example.org", body=f"La copio: {OLGA}"))
    browser = Client()
    for password in ("no-es-esta-clave", PASSWORD):
        browser.post("/cuenta/entrar/", {"login": OLGA, "password": password})
    accounts.create_token(by=olga, name="x", scopes=["read"], expires_at=timezone.now() + timedelta(days=1))
    accounts.add_alias(by=olga, email="olvidame.tambien@cliente.example")
    accounts.confirm_alias(key_in(last_letter("olvidame.tambien@cliente.example")), by=olga)
    accounts.change_email(by=olga, email="olvidame.luego@cliente.example")
    accounts.add_equipment(by=olga, brand="HP")
    ask_export(by=olga)
    make_exports(timezone.now())
    send_waiting(timezone.now())
    Budget("x", 1, timedelta(hours=1)).allows(OLGA)
    return browser


def test_who_leaves_is_in_no_table_and_no_file(ticket, ana, tere, settings):
    browser = story(ticket, ana, tere)
    before = {
        "email_mail.raw",
        "email_mail.sender",
        "tickets_note.body",
        "tickets_ticket.subject",
        "outbox_message.to",
        "django_session.session_data",
    }
    assert before <= places_of(OLGA)
    browser.post("/cuenta/borrar/", {"current": PASSWORD})
    assert User.objects.filter(erased_at__isnull=False).exists()
    send_waiting(timezone.now())
    forget_letters(timezone.now())
    assert places_of("olvidame") == set()
    assert places_of(NAME) == set()


def test_the_last_letter_still_goes_and_then_says_nothing(ana, settings):
    accounts.erase(ana)
    letter = Message.objects.latest("pk")
    assert (letter.to, letter.subject) == ("ana@example.org", "Tu cuenta ya no existe")
    send_waiting(timezone.now())
    forget_letters(timezone.now())
    letter.refresh_from_db()
    assert (letter.to, letter.text) == ("", "")


def test_who_only_claims_an_address_forgets_nothing_of_its_owner(ticket, ana, beto, tere):
    actions.follow(ticket, by=ana, email=beto.email)
    eve = accounts.create_person(email="eve@example.org", name="Eve", verified_at=timezone.now())
    accounts.add_alias(by=eve, email=beto.email)
    accounts.erase(eve)
    assert Follower.objects.get().person == beto
