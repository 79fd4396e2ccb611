"""Pausing, resuming, extending, and the clock that warns."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from mesa.tickets import actions, balances
from mesa.tickets.models import Credit, Ticket
from mesa.tickets.rules import Conflict, Refused

MINUTE = timedelta(minutes=1)


def fresh(ticket):
    return Ticket.objects.select_related("credit__why").get(pk=ticket.pk)


def shown(ticket, now=None):
    return balances.shown(fresh(ticket), now or timezone.now())


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False) as clock:
        yield clock


@pytest.fixture
def attended(clock, taken, tere):
    """Tere called Ana this moment."""
    actions.contact(taken, by=tere, channel="phone", summary="Hola.")
    return taken


def test_taking_a_ticket_starts_nothing(taken, ana):
    actions.add_note(taken, by=ana, body="¿Hola?")
    assert shown(taken) is None and not Credit.objects.exists()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("add_note", {"body": "Hola."}),
        ("ask", {"question": "¿Modelo?"}),
        ("contact", {"channel": "phone", "summary": "."}),
    ],
)
def test_the_first_contact_starts_it_once(clock, taken, tere, tono, act, words):
    getattr(actions, act)(taken, by=tere, **words)
    clock.shift(5 * MINUTE)
    actions.add_note(taken, by=tono, body="También yo.")
    assert shown(taken)[:4] == ("running", 3600, 300, 3300)
    assert [event.data.get("credit") for event in taken.events.order_by("version")][-2:] == ["started", None]


def test_an_internal_note_is_no_contact(taken, tere):
    actions.add_internal_note(taken, by=tere, body="Ojo.")
    assert not Credit.objects.exists()


def test_it_does_not_count_while_paused_and_says_why(attended, clock, tere):
    clock.shift(10 * MINUTE)
    actions.pause_credit(attended, by=tere, reason="Pregunto al fabricante.")
    clock.shift(30 * MINUTE)
    assert shown(attended) == ("paused", 3600, 600, 3000, "Pregunto al fabricante.")
    actions.resume_credit(attended, by=tere)
    clock.shift(MINUTE)
    assert shown(attended) == ("running", 3600, 660, 2940, "")


def test_a_question_pauses_it_only_if_asked_to(attended, clock, tere, ana):
    actions.ask(attended, by=tere, question="¿Modelo?")
    assert shown(attended).state == "running"
    actions.ask(attended, by=tere, question="¿Serie?", pause=True)
    assert (shown(attended).state, shown(attended).why) == ("paused", "¿Serie?")
    actions.add_note(attended, by=ana, body="123")
    assert shown(attended).state == "paused"


def test_a_first_question_may_leave_the_hour_whole(clock, taken, tere):
    actions.ask(taken, by=tere, question="¿Modelo?", pause=True)
    clock.shift(90 * MINUTE)
    assert shown(taken) == ("paused", 3600, 0, 3600, "¿Modelo?")


def test_more_minutes_at_the_end_and_nobody_is_cut_off(attended, clock, tere, ana):
    clock.shift(75 * MINUTE)
    actions.add_note(attended, by=ana, body="Sigo aquí.")
    actions.add_note(attended, by=tere, body="Ya casi.")
    assert shown(attended).left == 0
    actions.extend_credit(attended, by=tere, minutes=30, reason="Falta probar.")
    assert shown(attended)[:4] == ("running", 5400, 4500, 900)


def test_solved_it_ends_and_reopened_it_goes_on(attended, clock, tere):
    clock.shift(20 * MINUTE)
    actions.resolve(attended, by=tere, solution="Era el cable.")
    clock.shift(120 * MINUTE)
    assert shown(attended)[:3] == ("ended", 3600, 1200)
    actions.reopen(attended, by=tere, reason="No era.")
    clock.shift(MINUTE)
    assert shown(attended)[:3] == ("running", 3600, 1260)


def test_a_warranty_is_never_charged(attended, clock, tere, ana):
    clock.shift(20 * MINUTE)
    actions.resolve(attended, by=tere, solution="Era el cable.")
    clock.shift(timedelta(days=1))
    actions.claim_warranty(attended, by=ana, reason="Otra vez.")
    actions.contact(attended, by=tere, channel="phone", summary="Hablamos.")
    with pytest.raises(Refused):
        actions.resume_credit(attended, by=tere)
    actions.resolve(attended, by=tere, solution="Ya.")
    clock.shift(MINUTE)
    actions.reopen(attended, by=tere, reason="No.")
    clock.shift(MINUTE)
    assert shown(attended)[:3] == ("ended", 3600, 1200)


def test_cancelled_it_ends(attended, clock, ana):
    clock.shift(MINUTE)
    actions.cancel(attended, by=ana)
    assert shown(attended)[:3] == ("ended", 3600, 60)


def test_solved_at_the_first_word_there_was_nothing_to_count(taken, tere):
    actions.resolve(taken, by=tere, solution="Ya estaba.")
    assert not Credit.objects.exists()


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_move_it(attended, name, request):
    by, before = request.getfixturevalue(name), fresh(attended).version
    for act in (
        lambda: actions.pause_credit(attended, by=by, reason="x"),
        lambda: actions.resume_credit(attended, by=by),
        lambda: actions.extend_credit(attended, by=by, minutes=5, reason="x"),
    ):
        with pytest.raises(Refused):
            act()
    assert fresh(attended).version == before


def test_pressed_twice_it_is_paused_once(attended, tere):
    seen = fresh(attended).version
    actions.pause_credit(attended, by=tere, reason="x", seen=seen)
    with pytest.raises(Conflict):
        actions.pause_credit(attended, by=tere, reason="x", seen=seen)
    with pytest.raises(Refused):
        actions.pause_credit(attended, by=tere, reason="x")


def test_it_warns_at_45_55_and_60_once_each(attended, clock):
    began, warned = timezone.now(), []
    for minute in range(0, 120, 5):
        clock.move_to(began + minute * MINUTE)
        warned += [minute] * (actions.warn_credit(timezone.now()) + actions.warn_credit(timezone.now()))
    told = attended.events.filter(kind="credit_warned").order_by("version")
    assert warned == [45, 55, 60] and [line.data["left"] for line in told] == [900, 300, 0]
    assert {(line.actor, line.public) for line in told} == {(None, True)}


def test_started_again_after_three_days_it_warns_once(attended, clock):
    clock.shift(timedelta(days=3))
    assert [actions.warn_credit(timezone.now()), actions.warn_credit(timezone.now())] == [1, 0]
    assert attended.events.last().data | {"credit": ""} == {"credit": "", "left": 0, "spent": 3600, "granted": 3600}


def test_a_pause_holds_the_warning_back(attended, clock, tere):
    clock.shift(44 * MINUTE)
    actions.pause_credit(attended, by=tere, reason="Espero.")
    clock.shift(60 * MINUTE)
    assert actions.warn_credit(timezone.now()) == 0
    actions.resume_credit(attended, by=tere)
    clock.shift(MINUTE)
    assert actions.warn_credit(timezone.now()) == 1


def test_a_clock_set_back_takes_nothing_twice(attended, clock, tere):
    clock.shift(30 * MINUTE)
    actions.pause_credit(attended, by=tere, reason="Uno.")
    clock.shift(-60 * MINUTE)
    actions.resume_credit(attended, by=tere)
    clock.shift(70 * MINUTE)
    assert shown(attended)[:3] == ("running", 3600, 40 * 60)


def test_the_stored_sum_is_that_of_the_ledger(attended, clock, tere):
    clock.shift(timedelta(minutes=7, seconds=3))
    actions.pause_credit(attended, by=tere, reason="Espero.")
    assert list(balances.differences()) == []
    Credit.objects.update(used_seconds=1)
    assert list(balances.differences()) == [(attended.pk, "used_seconds", 423, 1)]
    Credit.objects.all().delete()
    assert [difference.column for difference in balances.differences()][:2] == ["granted_seconds", "used_seconds"]


def test_totals_by_technician_and_category(attended, clock, tere):
    clock.shift(10 * MINUTE)
    actions.extend_credit(attended, by=tere, minutes=15, reason="x")
    actions.resolve(attended, by=tere, solution="Listo.")
    since = timezone.now() - timedelta(days=30)
    assert balances.by_technician(since) == [("Tere", 1, 600, 900)]
    assert balances.by_category(since) == [("Impresoras", 1, 600, 900)]
    with translation.override("en"):
        assert balances.by_category(since) == [("Printers", 1, 600, 900)]
