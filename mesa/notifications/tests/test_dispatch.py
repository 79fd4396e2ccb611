"""Once per event and person, whatever happens on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.notifications import reads
from mesa.notifications.dispatch import _dispatch, dispatch_events
from mesa.notifications.models import Stuck
from mesa.outbox.models import Message
from mesa.tickets import actions
from mesa.tickets.models import Event


def recipients():
    return sorted(Message.objects.values_list("to", flat=True))


def test_once(ticket, tere):
    now = timezone.now()
    assert [dispatch_events(now), dispatch_events(now)] == [1, 0]
    assert recipients() == ["ana@example.org", "tere@example.org"]
    assert Event.objects.get().dispatched_at == now


def test_nothing_is_told_twice_even_if_the_ledger_forgets_that_it_was(ticket, tere):
    for _ in range(2):
        Event.objects.update(dispatched_at=None)
        dispatch_events(timezone.now())
    assert Message.objects.count() == 2


def test_two_workers_with_the_same_list_in_hand(taken, ana):
    actions.add_note(taken, by=ana, body="¿Hola?")
    now, lists = timezone.now(), [list(Event.objects.undispatched()) for _ in range(2)]
    told = [_dispatch(event, now) for event in lists[0] + lists[1]]
    assert told == [True] * 3 + [False] * 3
    assert recipients() == ["ana@example.org"] * 2 + ["tere@example.org"] * 2


@pytest.fixture
def poison(taken, tere, susi):
    """An event that cannot be written, because of one of its readers, and one after it that can."""
    dispatch_events(timezone.now())
    susi.timezone = "America/Ninguna"
    susi.save(update_fields=["timezone"])
    actions.flag_overdue(taken.due_at)
    actions.add_note(taken, by=tere, body="Sigo aquí")
    return Event.objects.get(kind="response_overdue")


def test_an_event_that_cannot_be_written_does_not_stop_the_others(poison, susi, tere):
    assert dispatch_events(timezone.now()) == 1
    assert Message.objects.filter(subject__contains="te respondió").count() == 1
    assert not Message.objects.filter(key__startswith=f"event-{poison.pk}-").exists()
    assert [(line.event, line.tries) for line in reads.stuck(susi)] == [(poison, 1)]
    assert "America/Ninguna" in Stuck.objects.get().error
    assert not reads.stuck(tere)


def test_it_is_tried_ever_more_seldom_and_told_when_mended(poison, susi):
    waits, now = [], timezone.now()
    for _ in range(7):
        dispatch_events(now)
        waits.append((Stuck.objects.get().event.dispatch_after - now) // timedelta(minutes=1))
        now = Stuck.objects.get().event.dispatch_after
    assert waits == [2, 4, 8, 16, 32, 60, 60]
    susi.timezone = "America/Tijuana"
    susi.save(update_fields=["timezone"])
    assert dispatch_events(now) == 1
    assert not Stuck.objects.exists()
    assert Message.objects.filter(key__startswith=f"event-{poison.pk}-").count() == 2
