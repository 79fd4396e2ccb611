"""What leaves: only to an open window, each once, and never called sent when it was not."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.channels.whatsapp import actions, rules
from mesa.channels.whatsapp.kinds import Kind
from mesa.channels.whatsapp.models import Contact, Outbound, State
from mesa.channels.whatsapp.rules import Refused
from mesa.outbox.actions import retry, send_waiting
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Event, Note

from .cloud import cut, refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(cloud, hear, taken, phoned):
    """Ana wrote a moment ago."""
    hear(cloud.says("No enciende"))
    taken.refresh_from_db()
    return taken


def state():
    return Outbound.objects.get(note__isnull=False).state


def posts(cloud):
    return [path for method, path in cloud.asked if path.endswith("/messages")]


def test_a_note_leaves_as_it_is_written(cloud, send, talking, tere):
    note = actions.send_whatsapp(talking, by=tere, body="¿Enciende la luz? Mi NIP es 1234", sure=True)
    assert (note.channel, state()) == ("whatsapp", State.QUEUED)
    send()
    (sent,) = cloud.sent
    assert (sent["to"], sent["text"]) == ("+5215512345678", {"body": note.body, "preview_url": False})
    assert sent["biz_opaque_callback_data"] == f"whatsapp-note-{note.pk}"
    outbound = Outbound.objects.get(note=note)
    assert (outbound.state, outbound.wamid, outbound.message.text) == (State.SENT, sent["wamid"], "")


def test_to_who_has_no_telephone_by_the_name_meta_gave(cloud, hear, send, talking, tere):
    Contact.objects.update(wa_id="", phone=None, moved_at=timezone.now())
    actions.send_whatsapp(talking, by=tere, body="Hola")
    send()
    assert (cloud.sent[0]["recipient"], cloud.sent[0].get("to")) == ("MX.1349", None)


@pytest.mark.parametrize("who", ["ana", "beto", "vico"])
def test_only_who_attends(talking, who, request):
    with pytest.raises(Refused):
        actions.send_whatsapp(talking, by=request.getfixturevalue(who), body="Hola")
    assert not Outbound.objects.filter(note__isnull=False).exists()


def test_sent_twice_with_one_key_it_leaves_once(cloud, send, talking, tere):
    notes = [actions.send_whatsapp(talking, by=tere, body="Hola", key="k", seen=talking.version) for _ in range(2)]
    send()
    assert notes[0] == notes[1] and len(cloud.sent) == 1


def test_outside_the_window_nothing_is_written(cloud, talking, tere):
    with time_machine.travel(timezone.now() + timedelta(hours=24)), pytest.raises(Refused):
        actions.send_whatsapp(talking, by=tere, body="Hola")
    assert not Note.objects.filter(author=tere).exists()


def test_nor_to_who_asked_us_to_stop(cloud, hear, talking, tere):
    hear(cloud.says("BAJA"))
    assert not rules.is_open(talking) and not rules.is_reachable(talking)


def test_what_meta_tells_in_any_order_only_goes_forward(cloud, client, send, talking, tere):
    random.seed(7)
    actions.send_whatsapp(talking, by=tere, body="Hola")
    send()
    cloud.flush(client)
    actions.process_left(timezone.now())
    assert state() == State.READ


def test_a_status_may_come_before_the_answer_to_our_call(cloud, client, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    send_waiting(timezone.now())
    cloud.queue = cloud.queue[1:2]  # delivered, and without the name we gave it
    del cloud.queue[0]["statuses"][0]["biz_opaque_callback_data"]
    cloud.flush(client)
    actions.process_left(timezone.now())
    assert state() == State.QUEUED
    actions.follow_sent(timezone.now())
    assert state() == State.DELIVERED


def test_failed_after_sent_is_told_and_never_undoes_delivered(cloud, client, hear, send, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    send()
    wamid, cloud.queue = cloud.sent[0]["wamid"], []
    failed = {"statuses": [cloud.status(wamid, "failed", errors=[{"code": 131026}])]}
    hear(failed)
    assert (state(), Outbound.objects.get(wamid=wamid).code) == (State.FAILED, 131026)
    hear({"statuses": [cloud.status(wamid, "delivered")]})
    hear(failed, {"statuses": [cloud.status(wamid, "sent")]})
    assert (state(), Outbound.objects.get(wamid=wamid).code) == (State.DELIVERED, None)
    line = Event.objects.get(kind=Kind.WHATSAPP_FAILED)
    assert (line.public, line.data) == (False, {"unknown": False, "code": 131026})


def test_when_meta_says_that_the_window_is_closed_it_is(cloud, send, hear, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    cloud.windows.clear()
    send()
    assert (state(), rules.is_open(talking)) == (State.FAILED, False)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        hear(cloud.says("Aquí sigo"))
        assert rules.is_open(talking)


def test_cut_in_the_middle_it_is_not_repeated_and_a_status_tells(cloud, hear, send, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    cloud.trouble = [cut]
    send()
    key = Outbound.objects.get(note__isnull=False).message.key
    assert state() == State.UNKNOWN and Event.objects.get(kind=Kind.WHATSAPP_FAILED).data["unknown"]
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        send()
    assert len(posts(cloud)) == 1
    hear({"statuses": [cloud.status("wamid.QUE", "delivered", key)]})
    assert (state(), Outbound.objects.get(note__isnull=False).wamid) == (State.DELIVERED, "wamid.QUE")


def test_a_worker_that_died_with_it_in_its_hand_repeats_nothing(cloud, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    Message.objects.filter(channel="whatsapp").update(tries=1, doubts=1)
    now = timezone.now()
    send_waiting(now)
    actions.follow_sent(now)
    assert (posts(cloud), state()) == ([], State.UNKNOWN)


@pytest.mark.parametrize(
    ("code", "status", "after", "tries"),
    [
        (190, 401, State.QUEUED, 2), (131031, 403, State.QUEUED, 2), (130429, 429, State.QUEUED, 2),
        (131056, 400, State.QUEUED, 2), (131000, 500, State.QUEUED, 2), (131030, 400, State.FAILED, 1),
        (131026, 400, State.FAILED, 1), (100, 400, State.FAILED, 1), (131050, 400, State.FAILED, 1),
    ],
)  # fmt: skip
def test_what_each_refusal_means(cloud, send, talking, tere, code, status, after, tries):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    cloud.trouble = [refuse(code, status)]
    send()
    assert state() == after
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        send()
    assert len(posts(cloud)) == tries


def test_what_a_supervisor_sends_again_is_sent(cloud, send, talking, tere, susi):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    cloud.trouble = [refuse(131026)]
    send()
    assert state() == State.FAILED
    retry(Message.objects.get(channel="whatsapp"), by=susi)
    send()
    assert (state(), len(cloud.sent)) == (State.SENT, 1)


def test_nobody_at_the_other_end_is_waited_for(cloud, send, settings, talking, tere):
    settings.WHATSAPP = settings.WHATSAPP | {"url": "http://127.0.0.1:9/v26.0"}
    actions.send_whatsapp(talking, by=tere, body="Hola")
    send()
    letter = Message.objects.get(channel="whatsapp")
    assert (state(), letter.trouble, letter.doubts) == (State.QUEUED, "unreachable", 0)


def test_a_letter_of_ours_says_nothing_of_what_meta_said(cloud, send, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Hola")
    cloud.trouble = [refuse(100)]
    send()
    assert Message.objects.get(channel="whatsapp").error == "100 it answered 400 100"


def test_by_hand_what_they_said_comes_back_to_the_house(taken, tere, settings):
    settings.WHATSAPP = {}
    tickets.ask(taken, by=tere, question="¿Enciende?")
    note = actions.log_exchange(taken, by=tere, side="person", words="Dice que no", minutes=5)
    taken.refresh_from_db()
    line = Event.objects.get(kind=Kind.EXCHANGE_LOGGED)
    assert (taken.status, note.channel, line.data) == (
        "open", "whatsapp", {"side": "person", "channel": "whatsapp", "lasted": 5},
    )  # fmt: skip


@pytest.mark.parametrize(("side", "contacted"), [("person", False), ("both", True), ("house", True)])
def test_by_hand_only_what_we_said_is_contact(ticket, tere, settings, side, contacted):
    settings.WHATSAPP = {}
    actions.log_exchange(ticket, by=tere, side=side, words="Hola")
    ticket.refresh_from_db()
    assert (ticket.status, bool(ticket.contacted_at)) == ("open", contacted)


@pytest.mark.parametrize("who", ["ana", "beto", "vico"])
def test_by_hand_only_who_attends(taken, settings, who, request):
    settings.WHATSAPP = {}
    with pytest.raises(Refused):
        actions.log_exchange(taken, by=request.getfixturevalue(who), side="both", words="x")


def test_with_the_api_nothing_is_logged_by_hand(cloud, taken, tere):
    with pytest.raises(Refused):
        actions.log_exchange(taken, by=tere, side="both", words="x")
