"""A moment to meet: offered inside business hours, chosen once, kept on both calendars."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from conftest import person
from mesa.assistance import actions, agenda, promises
from mesa.assistance.kinds import Kind
from mesa.assistance.models import Appointment
from mesa.assistance.rules import Refused
from mesa.tickets import actions as tickets
from mesa.tickets.models import Event, Status

MEXICO = ZoneInfo("America/Mexico_City")
MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=MEXICO)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def offer(tere):
    def offer(ticket, *at, by=tere):
        starts = at or agenda.free(by, timezone.now())[:3]
        return actions.offer_slots(ticket, by=by, starts=list(starts), words="¿Cuándo hablamos?")

    return offer


@pytest.fixture
def offered(taken, offer):
    return offer(taken)


@pytest.fixture
def kept(offered, ana):
    return actions.pick_slot(offered, by=ana, start=offered.slots.first().starts_at)


def kinds(ticket):
    return list(Event.objects.filter(ticket=ticket).order_by("version").values_list("kind", flat=True))


def test_only_half_hours_inside_business_hours_and_not_too_soon_are_free(tere):
    moments = [moment.astimezone(MEXICO) for moment in agenda.free(tere, MONDAY)]
    assert moments[0] == datetime(2026, 11, 23, 11, 30, tzinfo=MEXICO)
    assert {moment.minute for moment in moments} == {0, 30}
    assert {moment.date().isoformat() for moment in moments} == {f"2026-11-{day}" for day in range(23, 28)}
    assert max(moment.time() for moment in moments).isoformat() == "18:30:00"


def test_the_ticket_waits_for_the_choice_with_the_credit_paused(offered, taken):
    taken.refresh_from_db()
    assert taken.status == Status.WAITING and taken.credit.balance.is_paused
    assert kinds(taken)[-1] == Kind.SLOTS_OFFERED


def test_a_chosen_moment_is_what_the_desk_owes(kept, taken):
    taken.refresh_from_db()
    assert (taken.status, taken.due_at) == (Status.OPEN, kept.starts_at + promises.APPOINTMENT)


def test_choosing_it_again_changes_nothing_and_another_moves_it(kept, ana, taken):
    first, second, _ = (slot.starts_at for slot in kept.slots.all())
    actions.pick_slot(kept, by=ana, start=first)
    moved = actions.pick_slot(kept, by=ana, start=second, seen=1)
    assert (moved.starts_at, moved.changes) == (second, 2)
    assert kinds(taken)[-2:] == [Kind.APPOINTMENT_PICKED, Kind.APPOINTMENT_MOVED]


def test_an_old_page_does_not_undo_what_another_chose(kept, ana):
    with pytest.raises(actions.Taken):
        actions.pick_slot(kept, by=ana, start=kept.slots.last().starts_at, seen=0)


@pytest.mark.parametrize("ahead", [timedelta(minutes=1), timedelta(days=60)])
def test_a_moment_that_was_not_offered_is_refused(offered, ana, ahead):
    with pytest.raises(actions.Taken):
        actions.pick_slot(offered, by=ana, start=offered.slots.last().starts_at + ahead)
    assert not Appointment.objects.filter(starts_at__isnull=False).exists()


def test_a_moment_that_is_past_is_refused(offered, ana, monday):
    monday.move_to(MONDAY + timedelta(hours=2))
    with pytest.raises(actions.Taken):
        actions.pick_slot(offered, by=ana, start=offered.slots.first().starts_at)


@pytest.mark.parametrize("who", ["beto", "tono", "susi", "vico"])
def test_nobody_else_chooses_or_cancels(who, offered, request):
    by = request.getfixturevalue(who)
    for act, words in (
        (actions.pick_slot, {"start": offered.slots.first().starts_at}),
        (actions.cancel_appointment, {}),
    ):
        with pytest.raises(Refused):
            act(offered, by=by, **words)


@pytest.mark.parametrize("who", ["ana", "beto", "tono", "vico"])
def test_only_who_attends_offers(who, taken, offer, request):
    with pytest.raises(Refused):
        offer(taken, MONDAY, by=request.getfixturevalue(who))


def test_what_is_not_free_cannot_be_offered(taken, offer):
    for start in (MONDAY, MONDAY.replace(hour=20, minute=0), MONDAY.replace(hour=12, minute=10)):
        with pytest.raises(actions.Taken):
            offer(taken, start)
    with pytest.raises(actions.Taken):
        offer(taken, *agenda.free(taken.technician, MONDAY)[: promises.SLOTS + 1])


def test_what_one_person_chose_is_no_longer_free_for_another(kept, report, ana, beto, tere, offer):
    assert kept.starts_at not in agenda.free(tere, timezone.now())
    other = tickets.assign(report(beto), by=tere, technician=tere)
    with pytest.raises(actions.Taken):
        offer(other, kept.starts_at)


def test_of_two_who_were_offered_the_same_moment_the_second_is_told(offered, report, beto, ana, tere, offer):
    other = offer(tickets.assign(report(beto), by=tere, technician=tere))
    start = offered.slots.first().starts_at
    actions.pick_slot(other, by=beto, start=start)
    with pytest.raises(actions.Taken):
        actions.pick_slot(offered, by=ana, start=start)


def test_a_new_offer_calls_the_old_one_off(kept, taken, offer):
    again = offer(taken)
    kept.refresh_from_db()
    assert kept.over_at and Appointment.objects.standing().get() == again
    assert kinds(taken)[-2:] == [Kind.APPOINTMENT_CANCELLED, Kind.SLOTS_OFFERED]


def test_who_cannot_come_says_when_and_the_desk_owes_a_word(kept, taken, ana):
    actions.cancel_appointment(kept, by=ana, why="Solo por las tardes.")
    taken.refresh_from_db()
    assert taken.status == Status.OPEN and taken.due_at < kept.starts_at + timedelta(days=1)
    assert taken.notes.latest("pk").body == "Solo por las tardes."
    with pytest.raises(Refused):
        actions.cancel_appointment(kept, by=ana)


def test_it_is_remembered_the_day_before_and_the_hour_before(taken, ana, offer, monday):
    start = agenda.free(taken.technician, MONDAY)[-1]
    appointment = actions.pick_slot(offer(taken, start), by=ana, start=start)
    assert actions.remind_appointment(timezone.now()) == 0
    for before in promises.REMINDERS:
        monday.move_to(start - before)
        assert [actions.remind_appointment(timezone.now()) for _ in range(2)] == [1, 0]
    assert kinds(taken)[-2:] == [Kind.APPOINTMENT_REMINDED] * 2
    appointment.refresh_from_db()
    assert appointment.remind_at is None


def test_a_desk_that_was_stopped_does_not_remind_of_what_is_past(kept, taken, monday):
    monday.move_to(kept.starts_at + timedelta(hours=3))
    actions.remind_appointment(timezone.now())
    assert Kind.APPOINTMENT_REMINDED not in kinds(taken)


def test_a_ticket_that_ended_needs_no_meeting(kept, taken, tere):
    tickets.resolve(taken, by=tere, solution="Era el cable.")
    assert actions.end_stray_appointments(timezone.now()) == 1
    taken.refresh_from_db()
    assert taken.status == Status.RESOLVED


def test_of_fifty_who_choose_one_moment_at_once_one_has_it(transactional_db, report, tere, offer):
    people = [person(f"persona{n}") for n in range(50)]
    start = agenda.free(tere, timezone.now())[0]
    offers = [offer(tickets.assign(report(one), by=tere, technician=tere), start) for one in people]

    def choose(pair):
        try:
            actions.pick_slot(pair[0], by=pair[1], start=start)
        except actions.Taken:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(choose, zip(offers, people, strict=True))) == 1
    assert Appointment.objects.filter(starts_at=start, over_at=None).count() == 1


def test_nobody_waits_for_who_no_longer_attends(kept, taken, susi, tono):
    tickets.assign(taken, by=susi, technician=tono)
    assert [actions.end_stray_appointments(timezone.now()) for _ in range(2)] == [1, 0]
    assert kinds(taken)[-1] == Kind.APPOINTMENT_CANCELLED
