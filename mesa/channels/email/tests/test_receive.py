"""What becomes of a message: on its own ticket, put aside with a reason, or recognised as a machine's; and once."""

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from django.utils import timezone

from mesa.channels.email import actions
from mesa.channels.email.models import Mail
from mesa.lib.mail.addresses import reply_address
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Attachment, Note, Status

ROOT = Path(__file__).resolve().parents[4]
REPLY = "soporte@hardcom.mx"


@pytest.fixture(autouse=True)
def _answered(settings):
    settings.REPLY_ADDRESS = REPLY


@pytest.fixture
def to(settings):
    def to(ticket):
        return reply_address(REPLY, ticket.pk, ticket.requester_id, settings.SECRET_KEY)

    return to


def mail(sender, to, body="Ya reinicié.\n\n> Hola Ana\n> ¿Reiniciaste?\n", **headers):
    said = {"From": sender, "To": to, "Subject": "Re: Ayuda", "Message-ID": f"<{len(body)}@x>"} | headers
    return ("".join(f"{name}: {value}\r\n" for name, value in said.items()) + "\r\n" + body).encode()


def test_an_answer_lands_on_its_ticket_without_its_quote(taken, ana, tere, to):
    tickets.ask(taken, by=tere, question="¿Reiniciaste?")
    found = actions.receive(mail(f"Ana <{ana.email}>", to(taken)))
    taken.refresh_from_db()
    assert (found.outcome, found.ticket, found.note.body) == ("appended", taken, "Ya reinicié.")
    assert (found.note.channel, taken.status) == ("email", Status.OPEN)


def test_by_the_letter_it_answers_too(taken, ana, tere):
    tickets.add_note(taken, by=tere, body="Hola")
    dispatch_events(timezone.now())
    letter = Message.objects.filter(to=ana.email).latest("pk")
    found = actions.receive(mail(ana.email, REPLY, **{"In-Reply-To": letter.headers["Message-ID"]}))
    assert (found.outcome, found.ticket) == ("appended", taken)


@pytest.mark.parametrize("who", ["beto", "tere", "susi", "nora"])
def test_nobody_elses_word_lands_on_it(who, taken, to, request):
    before = Note.objects.count()
    found = actions.receive(mail(request.getfixturevalue(who).email, to(taken)))
    assert (found.outcome, found.ticket, Note.objects.count()) == ("quarantined", taken, before)


@pytest.mark.parametrize(
    "headers",
    [
        {"Subject": "[#{n}] Ayuda"},
        {"In-Reply-To": "<ticket-{n}.000000000000000000000000@hardcom.mx>"},
        {"To": "soporte+t{n}p1.aaaaaaaaaaaaaaaaaaaaaaaa@hardcom.mx"},
    ],
)
def test_a_number_that_anybody_can_write_does_not_suffice_for_a_stranger(headers, taken):
    said = {name: value.format(n=taken.pk) for name, value in headers.items()}
    found = actions.receive(mail("otro@example.org", REPLY, **said))
    assert found.outcome == "created" and found.ticket != taken and found.ticket.status == Status.PENDING


def test_who_asked_may_answer_by_the_number_in_the_subject(taken, ana):
    found = actions.receive(mail(ana.email, REPLY, Subject=f"Re: [#{taken.pk}] Ayuda"))
    assert (found.outcome, found.ticket) == ("appended", taken)


@pytest.mark.parametrize("headers", [{"Auto-Submitted": "auto-replied"}, {"Precedence": "auto_reply"}])
def test_machines_are_never_answered(headers, taken, ana, to):
    dispatch_events(timezone.now())
    before = Message.objects.count()
    assert actions.receive(mail(ana.email, to(taken), **headers)).outcome == "ignored"
    assert actions.receive(mail(REPLY, to(taken))).outcome == "ignored"  # our own letter, come back
    dispatch_events(timezone.now())
    assert not Note.objects.filter(channel="email").exists() and Message.objects.count() == before


def test_the_same_words_by_two_roads_are_one(taken, ana, to):
    said = mail(ana.email, to(taken))
    roads = [said, b"Received: from a\r\n by b\r\nX-Spam: no\r\n" + said, b"Return-Path: <a@b.co>\r\n" + said]
    assert {actions.receive(road).pk for road in roads} == {Mail.objects.get().pk}
    assert Note.objects.filter(channel="email").count() == 1


def test_two_messages_that_share_a_name_are_two(taken, ana, to):
    for body in ("Uno", "Dos"):
        actions.receive(mail(ana.email, to(taken), body, **{"Message-ID": "<igual@x>"}))
    assert Note.objects.filter(channel="email").count() == 2


def test_what_was_left_in_the_middle_is_finished(taken, ana, to):
    said = mail(ana.email, to(taken))
    actions.keep(said, road="pipe")
    assert actions.process_left(timezone.now()) == 0
    assert [actions.process_left(timezone.now() + actions.QUEUE.lease * 2) for _ in range(2)] == [1, 0]
    assert Note.objects.filter(channel="email").count() == 1


def test_nothing_is_lost_of_what_is_put_aside(taken):
    for said in (b"", b"\x00\xff", b"From: a@b.co, c@d.co\r\n\r\nx"):
        found = actions.receive(said)
        assert (found.outcome, zlib.decompress(found.raw)) == ("quarantined", said) and found.reason


def test_its_files_come_along_and_those_that_may_not_stay_in_it(taken, ana, to):
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nVa la foto\r\n--x\r\nContent-Type: text/plain; name=n.txt\r\n"
        "Content-Disposition: attachment\r\n\r\nABC\r\n--x--\r\n"
    )
    found = actions.receive(mail(ana.email, to(taken), body, **{"Content-Type": "multipart/mixed; boundary=x"}))
    assert found.outcome == "appended" and Attachment.objects.get(note=found.note).name == "n.txt"


def test_a_ticket_that_ended_takes_no_more(taken, ana, tere, to):
    tickets.cancel(taken, by=ana, reason="")
    assert actions.receive(mail(ana.email, to(taken))).reason == "ended"


@pytest.mark.parametrize(
    ("command", "said", "told"),
    [
        (["strip_reply"], "Sí\n\nEl lun a las 10:05, X escribió:\n> Hola\n", {"text": "Sí"}),
        (["strip_reply", "--html"], "<p>Sí</p><blockquote>Hola</blockquote>", {"text": "Sí"}),
        (
            ["receive_mail", "--dry-run"], "From: ana@example.org\nSubject: Hola\n\nDía",
            {"outcome": "created", "ticket": None, "subject": "Hola", "from": "ana@example.org", "text": "Día",
             "attachments": [], "reason": ""},
        ),
        (
            ["receive_mail", "--dry-run"], "Subject: Hola\n\nDía",
            {"outcome": "quarantined", "ticket": None, "subject": "Hola", "from": "", "text": "Día", "attachments": [],
             "reason": "unreadable no From"},
        ),
    ],
)  # fmt: skip
def test_the_pipe_tells_in_one_line(command, said, told):
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, input=said.encode(), capture_output=True, check=True
    )
    assert json.loads(done.stdout) == told and done.stdout.count(b"\n") == 1
