"""A new channel is one folder (`tests/sms`) and the settings that name it: no other file of the product knows of it."""

import json
import re
from pathlib import Path

import pytest
from django.utils import timezone

from mesa.common.rules import _on
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.actions import send_waiting
from mesa.tickets.models import Note, Status, Ticket

from .sms import channel

MESA = Path(__file__).resolve().parents[1] / "mesa"
SAY_WHATSAPP = {  # what is left outside its folder, and why
    "accounts/models/people.py": "the number that a person gives is a column of theirs",
    "config/environment.py": "a part of what the operator sets",
    "config/settings.py": "the list of channels, and what is set of this one",
    "notifications/jinja2/letters/session_declined.txt": "a sentence",
    "ops/demo/people.py": "the demo desk chooses it for somebody",
    "portal/jinja2/portal/site/only_from.html": "the desk's own number, of its brand",
    "portal/jinja2/portal/ticket/attending.html": "the desk's own number, of its brand",
    "portal/jinja2/portal/ticket/links.html": "a link is passed on by whatever the person has",
    "tickets/kinds.py": "sentences",
    "ui/icons.py": "its drawing",
}
WORDS = re.compile(r"migrations/|/tests/|terms/texts/|lib/redaction/|lib/phone\.py|promises\.py")


@pytest.fixture
def sms(settings, ana):
    settings.CHANNELS = [*settings.CHANNELS, "tests.sms"]
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.sms"]
    settings.TRANSPORTS = settings.TRANSPORTS | {"sms": "tests.sms.channel.Gateway"}
    settings.REQUIRE_SECOND_FACTOR = False
    ana.phone = "+525512345678"
    ana.save(update_fields=["phone"])
    _on.cache_clear()
    channel.SENT.clear()
    yield channel.CHANNEL
    _on.cache_clear()


def deliver(client, text, id=1, secret=channel.SECRET):
    said = json.dumps({"id": id, "from": "+525512345678", "text": text})
    return client.post("/ganchos/sms/", said, content_type="application/json", headers={"X-Gateway": secret})


def test_a_message_opens_a_ticket_that_waits_for_the_guidelines(sms, client, texts, category):
    assert deliver(client, "No enciende").status_code == 200
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.channel, ticket.contact_by) == (Status.PENDING, "sms", "sms")
    assert ticket.notes.get().body == "No enciende"


def test_twice_is_once_and_a_stranger_is_not_heard(sms, client, texts, category):
    assert deliver(client, "No enciende", secret="x").status_code == 401 and not Ticket.objects.exists()
    deliver(client, "No enciende")
    deliver(client, "No enciende")
    assert Ticket.objects.count() == Note.objects.count() == 1


def test_the_next_one_is_a_note_of_the_ticket_that_is_worked_on(sms, client, taken, tere):
    deliver(client, "Ya encendió")
    assert taken.notes.order_by("-pk").first().channel == "sms"
    client.force_login(tere)
    assert "por SMS" in client.get(f"/consola/tickets/{taken.pk}/").content.decode()


def test_what_a_technician_answers_leaves_by_it(sms, client, taken, tere):
    client.force_login(tere)
    page = client.get(f"/consola/tickets/{taken.pk}/").content.decode()
    assert 'name="mode" value="send_sms"' in page and 'maxlength="160"' in page and "Enviar por SMS a Ana" in page
    said = {"body": "¿Enciende la luz?", "key": "k", "seen": taken.version}
    assert client.post(f"/consola/tickets/{taken.pk}/sms/enviar/", said).status_code == 302
    send_waiting(timezone.now())
    assert channel.SENT == [("+525512345678", "¿Enciende la luz?")]
    assert client.post(f"/consola/tickets/{taken.pk}/sms/enviar/", said | {"body": "x" * 161}).status_code == 422


def test_people_choose_it_and_what_they_hear_by_it(sms, client, ana, taken, tere):
    client.force_login(ana)
    assert 'name="contact_by" value="sms"' in client.get("/cuenta/").content.decode()
    assert client.post("/cuenta/avisos/", {"email": ["noted"], "sms": ["quote_sent"]}).status_code == 302
    ana.refresh_from_db()
    assert ana.wants("quote_sent", "sms") and not ana.wants("quote_reminded", "sms")
    client.force_login(tere)
    assert "sms:+525512345678" in client.get(f"/consola/tickets/{taken.pk}/intentos/").content.decode()


def test_a_quote_is_told_by_it(sms, sent):
    dispatch_events(timezone.now())
    send_waiting(timezone.now())
    assert [(to, sent.folio in text) for to, text in channel.SENT] == [("+525512345678", True)]


def test_few_files_name_a_channel():
    """Words that people read, lists of words and migrations are no doors; each door that is left says why above."""
    others = [path for path in MESA.rglob("*") if path.suffix in {".py", ".html", ".txt", ".js", ".css"}]
    found = {
        name
        for path in others
        if not (name := str(path.relative_to(MESA))).startswith("channels/whatsapp/")
        and not WORDS.search(name)
        and "whatsapp" in path.read_text().lower()
    }
    assert found == set(SAY_WHATSAPP) and len(found) <= 10


def test_doors_import_no_channel():
    """E-mail has pages and commands of its own: mail that was put aside, a mailbox, a pipe."""
    inside = re.compile(r"mesa\.channels\.(\w+)")
    found = {
        str(path.relative_to(MESA)): set(inside.findall(path.read_text()))
        for path in MESA.rglob("*.py")
        if not {"tests", "channels"} & set(path.relative_to(MESA).parts)
    }
    named = {name: rooms & {"email", "whatsapp"} for name, rooms in found.items()}
    by = {one: {name for name, rooms in named.items() if one in rooms} for one in ("email", "whatsapp")}
    assert by["whatsapp"] == {"config/environment.py", "config/settings.py"}
    assert by["email"] == {
        "config/settings.py",
        "console/ticket/page.py",
        "console/upkeep/mail.py",
        "ops/demo/__init__.py",
        "ops/management/commands/mail.py",
        "ops/management/commands/receive_mail.py",
        "ops/management/commands/serve.py",
    }
