from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance import actions, promises
from mesa.assistance.kinds import Kind
from mesa.assistance.models import ContactAttempt, Silence
from mesa.assistance.rules import Refused
from mesa.tickets.actions import add_note
from mesa.tickets.models import Event, Status


def try_all(ticket, by):
    for channel, outcome in (("phone", "no_answer"), ("whatsapp", "message"), ("phone", "busy")):
        actions.try_contact(ticket, by=by, channel=channel, outcome=outcome, words="")


@pytest.fixture
def silent(taken, tere):
    try_all(taken, tere)
    actions.tell_unreached(taken, by=tere, words="No logramos contactarte.")
    taken.refresh_from_db()
    return taken


def test_each_try_is_a_line_that_both_read(taken, tere):
    try_all(taken, tere)
    lines = Event.objects.filter(ticket=taken, kind=Kind.CONTACT_TRIED, public=True).values_list("data", flat=True)
    assert [line["outcome"] for line in lines] == ["no_answer", "message", "busy"]
    taken.refresh_from_db()
    assert taken.contacted_at is None  # nobody was reached


def test_who_answers_was_contacted(taken, tere):
    actions.try_contact(taken, by=tere, channel="phone", outcome="reached", words="Hablamos; lo ve mañana.")
    taken.refresh_from_db()
    assert taken.contacted_at and taken.credit.balance.is_running
    assert taken.notes.latest("pk").body == "Hablamos; lo ve mañana."


@pytest.mark.parametrize("who", ["ana", "beto", "tono", "susi"])
def test_only_who_attends_tries(who, taken, request):
    with pytest.raises(Refused):
        actions.try_contact(taken, by=request.getfixturevalue(who), channel="phone", outcome="busy", words="")
    assert not ContactAttempt.objects.exists()


def test_too_few_tries_or_by_one_way_only_are_no_reason_to_wait(taken, tere):
    for _ in range(4):
        actions.try_contact(taken, by=tere, channel="phone", outcome="no_answer", words="")
    with pytest.raises(Refused):
        actions.tell_unreached(taken, by=tere, words="x")


def test_who_wrote_meanwhile_was_not_unreached(taken, tere, ana):
    try_all(taken, tere)
    add_note(taken, by=ana, body="Aquí estoy.")
    with pytest.raises(Refused):
        actions.tell_unreached(taken, by=tere, words="x")


def test_it_waits_with_the_credit_paused(silent):
    assert silent.status == Status.WAITING and silent.credit.balance.is_paused


def test_it_closes_only_after_notice(silent):
    now = timezone.now()
    assert (actions.warn_silence(now), actions.close_silence(now + promises.SILENCE * 2)) == (0, 0)
    with time_machine.travel(now + promises.SILENCE_WARNED + timedelta(minutes=1)):
        assert (actions.warn_silence(timezone.now()), actions.warn_silence(timezone.now())) == (1, 0)
        assert actions.close_silence(timezone.now()) == 0
    with time_machine.travel(now + promises.SILENCE + timedelta(minutes=1)):
        assert (actions.close_silence(timezone.now()), actions.close_silence(timezone.now())) == (1, 0)
    silent.refresh_from_db()
    assert (silent.status, silent.due_at) == (Status.CLOSED, None)
    kinds = list(Event.objects.filter(ticket=silent).values_list("kind", flat=True))
    assert kinds[-2:] == [Kind.SILENCE_WARNED, Kind.SILENCE_CLOSED]


def test_one_word_keeps_it_open(silent, ana):
    add_note(silent, by=ana, body="Perdón, estaba de viaje.")
    with time_machine.travel(timezone.now() + promises.SILENCE * 2):
        for _ in range(2):
            actions.warn_silence(timezone.now())
            actions.close_silence(timezone.now())
    silent.refresh_from_db()
    assert silent.status == Status.OPEN and not Silence.objects.filter(close_at__isnull=False).exists()
