"""A desk that was stopped for days eats nobody's minutes, and says so once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.tickets import actions, balances
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Event
from mesa.worker import loop

DAYS = timedelta(days=3)


@pytest.fixture
def running(taken, tere):
    """Ten minutes into the credit the desk stops."""
    loop.beat(timezone.now() - timedelta(minutes=10))
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        actions.add_note(taken, by=tere, body="Hola.")
    loop.beat(timezone.now())
    return taken


def left(ticket, now):
    ticket.credit.refresh_from_db()
    return ticket.credit.balance.left(now)


def test_what_ran_meanwhile_is_given_back_once(running):
    back = timezone.now() + DAYS
    with time_machine.travel(back, tick=False):
        loop.beat(back)
        loop.beat(back + timedelta(seconds=5))
        assert left(running, back) == pytest.approx(50 * 60, abs=5)
    line = Event.objects.get(kind=Kind.CREDIT_RETURNED)
    assert (line.actor, line.public, line.data["seconds"]) == (None, True, pytest.approx(DAYS.total_seconds(), abs=5))
    assert list(balances.differences()) == []


def test_two_workers_that_wake_together_give_it_once(running):
    since, back = timezone.now(), timezone.now() + DAYS
    with time_machine.travel(back, tick=False):
        assert (actions.return_credit(since, back), actions.return_credit(since, back)) == (1, 0)


def test_a_short_silence_is_no_stop(running):
    loop.beat(timezone.now() + timedelta(minutes=14))
    assert not Event.objects.filter(kind=Kind.CREDIT_RETURNED).exists()


def test_while_somebody_worked_only_the_worker_was_away(running, tere):
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        actions.add_note(running, by=tere, body="Sigo contigo.")
    loop.beat(timezone.now() + timedelta(hours=2))
    assert not Event.objects.filter(kind=Kind.CREDIT_RETURNED).exists()


def test_what_is_paused_has_nothing_to_get_back(running, tere):
    actions.pause_credit(running, by=tere, reason="Espero una pieza.")
    loop.beat(timezone.now() + DAYS)
    assert not Event.objects.filter(kind=Kind.CREDIT_RETURNED).exists()


def test_nobody_is_warned_of_minutes_that_nobody_used(running):
    back = timezone.now() + DAYS
    with time_machine.travel(back, tick=False):
        loop.beat(back)
        assert actions.warn_credit(back) == 0


def test_a_clock_set_back_and_right_again_bends_nothing(running, tere):
    actions.pause_credit(running, by=tere, reason="Espero una pieza.")
    now = timezone.now()
    for minutes in (10, 20, 30):
        loop.beat(now + timedelta(minutes=minutes))
    with time_machine.travel(now - timedelta(minutes=30), tick=False):
        loop.beat(timezone.now())
        actions.resume_credit(running, by=tere)
        loop.beat(timezone.now() + timedelta(seconds=5))
    right = now + timedelta(minutes=30, seconds=10)
    with time_machine.travel(right, tick=False):
        loop.beat(right)
        assert left(running, right) == pytest.approx(50 * 60, abs=10)
