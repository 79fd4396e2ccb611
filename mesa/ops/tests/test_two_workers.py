"""Two workers walk the same queue: each piece of work is done once, and nothing is made twice to be thrown away."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Lock

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from mesa.assistance import actions as sessions
from mesa.assistance import meetings
from mesa.assistance.models import Meeting
from mesa.assistance.tests.conftest import agree
from mesa.assistance.tests.makers import TeamViewer
from mesa.channels.email import actions as inbox
from mesa.channels.email.models import Mail
from mesa.channels.whatsapp.actions import receiving, settling
from mesa.documents import render
from mesa.notifications import dispatch, letters
from mesa.outbox import actions as outbox
from mesa.outbox.models import Message
from mesa.outbox.transports import Mailbox
from mesa.sales.models import Paper, Quote
from mesa.tickets import actions
from mesa.tickets.models import Event, Note

MAIL = (
    "From: Ana <ana@example.org>\nTo: soporte@hardcom.mx\nMessage-ID: <{n}@example.org>\nSubject: Falla\n\nHola {n}\n"
)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("many_at_once")]


class Counting(Mailbox):
    """Takes every letter."""

    def send(self, letter):
        pass


@pytest.fixture
def two():
    """`two(function, watched, of)`: walked in two threads at once until nothing is left. Answers how much they say that
    they did, and how often `watched` was called for each thing, which `of` finds in its arguments."""

    def two(function, watched, of):
        seen, guard, together = Counter(), Lock(), Barrier(2)

        def notice(frame, event, _argument):
            if event == "call" and frame.f_code is watched.__code__:
                with guard:
                    seen[of(frame.f_locals)] += 1

        def walk(_):
            together.wait()
            sys.setprofile(notice)
            try:
                return sum(iter(lambda: function(timezone.now()), 0))
            finally:
                sys.setprofile(None)
                connection.close()

        with ThreadPoolExecutor(2) as workers:
            return sum(workers.map(walk, range(2))), seen

    return two


def once(things):
    return {thing: 1 for thing in things}


def keys(model):
    return list(model.objects.values_list("pk", flat=True))


def test_letters_leave_once(two, settings):
    settings.TRANSPORTS = {"email": f"{__name__}.Counting"}
    for n in range(30):
        outbox.post(key=f"k{n}", channel="email", to=f"p{n}@example.org", subject="Hola", text="Hola.")
    done, seen = two(outbox.send_waiting, Counting.send, lambda given: given["letter"].pk)
    assert (done, seen) == (30, once(keys(Message)))
    assert set(Message.objects.values_list("tries", "doubts")) == {(1, 1)}


def test_letters_of_events_are_written_once(two, taken, ana, susi):
    for n in range(10):
        with time_machine.travel(timezone.now() - timedelta(hours=10 - n)):  # notes of one minute are one letter
            actions.add_note(taken, by=ana, body=f"Dato {n}")
    heard = set(Event.objects.filter(kind="noted").values_list("pk", flat=True))
    done, seen = two(dispatch.dispatch_events, letters.write, lambda given: (given["event"].pk, given["person"].email))
    assert done == Event.objects.filter(dispatched_at__isnull=False).count() == Event.objects.count() == 12
    assert set(seen.values()) == {1} and {event for event, _ in seen} >= heard


def test_mail_is_read_once(two, category):
    for n in range(10):
        inbox.keep(MAIL.format(n=n).encode(), road="lmtp")
    Mail.objects.update(try_after=timezone.now())  # whoever kept them was killed
    done, seen = two(inbox.process_left, inbox.read, lambda given: given["raw"])
    assert (done, len(seen), set(seen.values())) == (10, 10, {1})
    assert not Mail.objects.filter(outcome="").exists()


def test_a_quote_is_drawn_once(two, sent):
    done, seen = two(render.seal_quotes, render.pressed, lambda given: given["quote"].pk)
    assert (done, seen) == (1, once([sent.pk])) and Paper.objects.count() == 1


def test_what_a_person_wrote_is_read_once_and_in_its_order(two, cloud, client, taken, phoned):
    for n in range(10):
        cloud.post(client, cloud.says(f"Línea {n}"))
    done, seen = two(receiving.process_left, settling.settle, lambda given: given["inbound"].pk)
    assert (done, len(seen), set(seen.values())) == (20, 10, {1})
    said = Note.objects.filter(body__startswith="Línea").order_by("pk")
    assert [note.body for note in said] == [f"Línea {n}" for n in range(10)]


def test_a_meeting_is_asked_for_once(two, settings, taken, tere, ana):
    with TeamViewer().open() as fake:
        settings.MAKERS = {"teamviewer": {"url": fake.url, "token": fake.TOKEN, "group": "Mesa"}}
        asked = sessions.ask_session(taken, by=tere, tool="teamviewer", words="Necesito ver tu equipo.")
        sessions.accept_session(asked, by=ana, acceptance=agree(ana))
        done, seen = two(meetings.make_meetings, meetings._settle, lambda given: given["meeting"].pk)
        assert (done, seen, len(fake.things)) == (1, once(keys(Meeting)), 1)


def test_what_a_killed_worker_held_is_done_by_another_when_its_lease_runs_out(settings, sent):
    settings.TRANSPORTS = {"email": f"{__name__}.Counting"}
    for queue, rows, work in [
        (dispatch.QUEUE, Event.objects.undispatched(), dispatch.dispatch_events),
        (outbox.QUEUE, Message.objects.in_turn(), outbox.send_waiting),
        (render.QUEUE, Quote.objects.filter(sha256=""), render.seal_quotes),
    ]:
        now = timezone.now()
        in_hand = []
        while (row := queue.claim(rows, now)) is not None:
            in_hand.append(row)
        assert in_hand and work(now) == 0
        assert work(now + queue.lease) == len(in_hand)
        assert not any(queue.held(row).exists() for row in in_hand)
