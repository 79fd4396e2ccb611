"""What is told about the first contact, and whether it was so."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from mesa.tickets import actions, responses
from mesa.tickets.models import FirstContact, Forecast, Ticket

NOON = datetime(2026, 11, 24, 18, tzinfo=UTC)  # a Tuesday
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_whoever_reports_is_told_a_window_that_is_kept(clock, ticket):
    forecast = Forecast.objects.get()
    assert (forecast.ticket, forecast.first, forecast.hit) == (ticket, True, None)
    assert forecast.from_at == NOON < forecast.to_at <= NOON + 2 * HOUR
    event = ticket.events.get()
    assert event.data == {"from_at": forecast.from_at.isoformat(), "to_at": forecast.to_at.isoformat()}


@pytest.mark.parametrize(("minutes", "hit"), [(30, True), (200, False)])
def test_the_first_contact_says_whether_it_was_so(clock, ticket, tere, minutes, hit):
    clock.shift(minutes * MINUTE)
    actions.add_note(ticket, by=tere, body="Ya lo veo.")
    actions.add_note(ticket, by=tere, body="Sigo.")
    found = FirstContact.objects.get()
    assert (found.technician, found.waited, found.taken, found.hit) == (tere, minutes * MINUTE, None, hit)
    assert Forecast.objects.get().hit is hit


def test_the_requester_and_the_house_among_itself_are_no_contact(clock, taken, ana, tere):
    actions.add_note(taken, by=ana, body="¿Hola?")
    actions.add_internal_note(taken, by=tere, body="Ojo.")
    assert not FirstContact.objects.exists()


def test_the_pace_counts_only_who_was_already_waiting(clock, report, ana, tere):
    first, waiting = report(ana), report(ana)
    clock.shift(10 * MINUTE)
    actions.add_note(first, by=tere, body="Hola.")
    clock.shift(25 * MINUTE)
    actions.add_note(waiting, by=tere, body="Hola.")
    clock.shift(MINUTE)
    later = report(ana)
    clock.shift(5 * MINUTE)
    actions.add_note(later, by=tere, body="Hola.")
    assert list(FirstContact.objects.order_by("at").values_list("taken", flat=True)) == [None, 25 * MINUTE, None]
    assert responses.evidence(NOON).taken == (25 * MINUTE,)


def test_more_technicians_on_shift_come_sooner_and_none_counts_as_one(clock, report, ana, tere, tono):
    for _ in range(6):
        report(ana)
    none = responses.expected(NOON)
    actions.start_shift(by=tere)
    assert responses.expected(NOON) == none
    actions.start_shift(by=tono)
    assert responses.expected(NOON).to_at < none.to_at


def test_at_night_count_those_who_came_on_that_weekday(tere, tono):
    wednesday = NOON - timedelta(days=6)
    for at, people in ((wednesday, (tere, tono)), (NOON, (tere,))):
        with time_machine.travel(at, tick=False):
            for person in people:
                actions.start_shift(by=person)
                actions.end_shift(by=person)
    assert responses.evidence(NOON + 12 * HOUR).staff == 2
    assert responses.evidence(NOON + 36 * HOUR).staff == 1  # nobody came last Thursday: as on the last day


def test_a_window_is_told_again_only_when_it_moved(clock, report, ana, tere):
    tickets = [report(ana) for _ in range(4)]
    assert actions.renew_forecasts(NOON) == 0
    actions.start_shift(by=tere)
    for ticket in tickets[:3]:
        actions.cancel(ticket, by=ana)
    assert [actions.renew_forecasts(NOON), actions.renew_forecasts(NOON + MINUTE)] == [1, 0]
    assert responses.told(tickets[3]).from_at == NOON
    assert Forecast.objects.filter(ticket=tickets[3], first=True).count() == 1


def test_a_window_that_passed_is_told_again(clock, ticket):
    passed = Forecast.objects.get().to_at + 20 * MINUTE
    assert actions.renew_forecasts(passed) == 1
    assert responses.told(ticket).to_at > passed


def test_the_figures_are_counted_by_day(clock, report, ana, tere):
    for minutes in (3, 27, 300):
        ticket = report(ana)
        clock.shift(minutes * MINUTE)
        actions.add_note(ticket, by=tere, body="Hola.")
    for _ in range(2):
        responses.count_responses(NOON + 8 * HOUR)
    found = responses.figures(responses.days(NOON + 8 * HOUR))
    assert found == (3, 3, 2, 30 * MINUTE, 305 * MINUTE) and found.rate == 66


def test_no_figures_yet(db):
    found = responses.figures(responses.days(NOON))
    assert found == (0, 0, 0, None, None) and found.rate is None


def test_a_reminder_goes_half_an_hour_before_and_once(clock, ticket, tere):
    assert actions.remind(ticket.due_at - 31 * MINUTE) == 0
    assert [actions.remind(ticket.due_at - 30 * MINUTE), actions.remind(ticket.due_at - MINUTE)] == [1, 0]
    event = ticket.events.last()
    assert (event.kind, event.actor, event.public) == ("response_due_soon", None, False)


def test_who_was_contacted_or_is_late_needs_no_reminder(clock, report, ana, tere):
    contacted, late = report(ana), report(ana)
    actions.add_note(contacted, by=tere, body="Hola.")
    assert actions.remind(late.due_at) == 0


def test_half_an_hour_of_business_may_be_the_evening_before(report, ana):
    with time_machine.travel(datetime(2026, 11, 24, 21, 10, tzinfo=UTC), tick=False):  # 15:10; due at 9:10
        ticket = report(ana)
    assert ticket.due_at == datetime(2026, 11, 25, 15, 10, tzinfo=UTC)
    assert actions.remind(datetime(2026, 11, 25, 0, 50, tzinfo=UTC)) == 1  # 18:50 of the day before


def test_warranty_goes_ahead_but_not_of_what_waited_longer(clock, report, ana, tere):
    solved = actions.assign(report(ana), by=tere, technician=tere)
    actions.resolve(solved, by=tere, solution="Listo.")
    old = report(ana)
    clock.shift(5 * HOUR)
    recent = report(ana)
    claimed = actions.claim_warranty(solved, by=ana, reason="Otra vez.")
    assert list(Ticket.objects.live().order_by("rank_at", "pk")) == [old, claimed, recent]
    assert claimed.rank_at == claimed.due_at - 4 * HOUR and recent.rank_at == recent.due_at


def test_what_ended_has_no_rank(taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    assert Ticket.objects.get().rank_at is None


PLANS = {
    "tickets_ranked": lambda tere: Ticket.objects.live(),
    "tickets_ranked_assigned": lambda tere: Ticket.objects.of(tere),
    "tickets_unheard": lambda tere: Ticket.objects.unheard(),
    "tickets_waiting_ranked": lambda tere: Ticket.objects.waiting(),
    "tickets_overdue_ranked": lambda tere: Ticket.objects.overdue(),
}


@pytest.mark.parametrize("index", PLANS)
def test_each_view_of_the_queue_walks_its_index(index, tere):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, and is right")
    plan = PLANS[index](tere).order_by("rank_at", "pk")[:51].explain()
    assert index in plan and "TEMP B-TREE" not in plan


def test_the_count_of_who_is_ahead_walks_its_index(db):
    if connection.vendor == "sqlite":
        assert "tickets_unheard" in Ticket.objects.unheard().filter(rank_at__lte=NOON).order_by().explain()
