"""On and off shift."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from mesa.tickets import actions
from mesa.tickets.models import Shift
from mesa.tickets.rules import Refused

MONDAY = datetime(2026, 11, 23, 16, tzinfo=UTC)  # 10:00 in Mexico City; the day ends at 01:00 UTC
DAY_ENDS = datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_pressed_twice_it_is_one_shift(tere):
    assert actions.start_shift(by=tere) == actions.start_shift(by=tere)
    assert Shift.objects.on().count() == 1


def test_only_technicians_have_shifts(ana, vico):
    for person in (ana, vico):
        with pytest.raises(Refused):
            actions.start_shift(by=person)
        with pytest.raises(Refused):
            actions.end_shift(by=person)
    assert not Shift.objects.exists()


def test_going_says_when_and_may_be_followed_by_another(tere):
    actions.start_shift(by=tere)
    assert actions.end_shift(by=tere).ended_at is not None
    assert actions.end_shift(by=tere) is None
    actions.start_shift(by=tere)
    assert Shift.objects.count() == 2


def test_the_substitute_gets_what_nobody_was_told_a_word_about(report, ana, tere, tono):
    untold, told = report(ana), report(ana)
    for ticket in (untold, told):
        actions.assign(ticket, by=tere, technician=tere)
    actions.add_note(told, by=tere, body="Ya lo veo.")
    for person in (tere, tono):
        actions.start_shift(by=person)
    assert actions.end_shift(by=tere, substitute=tono).substitute == tono
    for ticket in (untold, told):
        ticket.refresh_from_db()
    assert (untold.technician, told.technician) == (tono, tere)
    assert untold.events.last().kind == "assigned"


def test_the_substitute_is_at_work_and_somebody_else(taken, tere, tono):
    actions.start_shift(by=tere)
    for substitute in (tono, tere):
        with pytest.raises(Refused):
            actions.end_shift(by=tere, substitute=substitute)
    taken.refresh_from_db()
    assert Shift.objects.on().count() == 1 and taken.technician == tere


def test_a_forgotten_shift_ended_when_the_day_did(tere):
    with time_machine.travel(MONDAY, tick=False):
        shift = actions.start_shift(by=tere)
    assert actions.end_forgotten_shifts(DAY_ENDS - timedelta(seconds=1)) == 0
    assert [actions.end_forgotten_shifts(DAY_ENDS + timedelta(minutes=n)) for n in (0, 1)] == [1, 0]
    shift.refresh_from_db()
    assert (shift.ended_at, shift.forgotten) == (DAY_ENDS, True)


def test_a_shift_begun_at_night_lasts_until_the_next_day_ends(tere):
    with time_machine.travel(DAY_ENDS + timedelta(hours=2), tick=False):
        actions.start_shift(by=tere)
    assert actions.end_forgotten_shifts(DAY_ENDS + timedelta(hours=20)) == 0
    assert actions.end_forgotten_shifts(DAY_ENDS + timedelta(days=1)) == 1
