"""Whoever works in the house signs in again after three days without use, and after a month in any case."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from conftest import PASSWORD
from mesa.doors.staff_sessions import IDLE, LONGEST

MOMENT = timedelta(minutes=2)


@pytest.fixture
def comes_back(client, settings):
    """`comes_back(person, *pauses)`: the status of the page they open after signing in and after each pause."""
    settings.REQUIRE_SECOND_FACTOR = False

    def comes_back(person, *pauses):
        client.post("/cuenta/entrar/", {"login": person.email, "password": PASSWORD})
        door = "/consola/" if person.is_house else "/inicio/"
        now, statuses = timezone.now(), [client.get(door).status_code]
        for pause in pauses:
            now += pause
            with time_machine.travel(now):
                statuses.append(client.get(door).status_code)
        return statuses

    return comes_back


def test_used_every_two_days_it_lasts_a_month_and_no_longer(comes_back, tere):
    pauses = [timedelta(days=2)] * 14 + [timedelta(days=1), timedelta(days=1) + MOMENT]
    assert comes_back(tere, *pauses) == [200] * 16 + [302]


def test_friday_to_monday_it_lives_and_three_days_unused_it_ends(comes_back, susi):
    assert comes_back(susi, IDLE - MOMENT, IDLE + MOMENT) == [200, 200, 302]


def test_its_last_hours_are_not_made_longer_by_use(comes_back, tere):
    days = [timedelta(days=2)] * 14
    late = LONGEST - timedelta(days=28) - timedelta(minutes=5)
    assert comes_back(tere, *days, late, timedelta(minutes=10))[-2:] == [200, 302]


def test_a_requester_stays_signed_in_for_two_weeks(comes_back, ana):
    assert comes_back(ana, timedelta(days=13), timedelta(days=2)) == [200, 200, 302]
