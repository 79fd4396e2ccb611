"""So many, in any stretch of that time, whoever counts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from mesa.common.limits import Budget, NearBudget, Spent, forget_spent
from mesa.common.models import Spending

NOON = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)
LETTERS = Budget("letters", 3, timedelta(hours=1))
NEAR = NearBudget("letters", 3, timedelta(hours=1))


@pytest.fixture(params=[LETTERS, NEAR], ids=["in the table", "near"])
def letters(request, db):
    NEAR.forget()
    return request.param


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def test_three_an_hour_are_three_in_any_hour(letters):
    allowed = [minute for minute in range(0, 181) if letters.allows("ana@example.org", at(minute))]
    assert allowed == [0, 1, 2, 60, 61, 62, 120, 121, 122, 180]


def test_what_was_used_late_counts_late(letters):
    assert [letters.allows("ana", at(minute)) for minute in (0, 50, 59, 61, 62)] == [True, True, True, True, False]


def test_who_is_refused_hears_when_to_come_back_and_spends_nothing(letters):
    for minute in range(3):
        left = letters.spend("ana", at(minute))
    assert (left.rest, left.seconds) == (0, 58 * 60)
    for minute in (3, 30, 59):
        with pytest.raises(Spent) as refused:
            letters.spend("ana", at(minute))
        assert refused.value.left.seconds == (60 - minute) * 60
    assert letters.allows("ana", at(60))


def test_everybody_and_everything_has_a_budget_of_its_own(db):
    assert all(LETTERS.allows("ana", NOON) for _ in range(3))
    assert LETTERS.allows("beto", NOON) and Budget("links", 3, timedelta(hours=1)).allows("ana", NOON)
    assert not LETTERS.allows("ana", NOON)


def test_what_is_counted_near_writes_nothing_and_remembers_no_crowd_for_ever():
    near = NearBudget("near", 1, timedelta(hours=1))
    near.MOST = 10
    assert all(near.allows(n, NOON) for n in range(50))
    assert not near.allows(49, NOON) and near.allows(0, NOON)


def test_the_table_does_not_tell_who(db):
    LETTERS.spend("ana@example.org", NOON)
    assert "ana" not in str(Spending.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_get_what_there_is_and_no_more(many_at_once):
    some = Budget("some", 20, timedelta(hours=1))

    def ask(_):
        try:
            return sum(some.allows("ana") for _ in range(10))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as callers:
        assert sum(callers.map(ask, range(8))) == 20


def test_what_counts_no_more_is_forgotten(db):
    LETTERS.spend("ana", at(0)), LETTERS.spend("beto", at(30))
    assert [forget_spent(at(59)), forget_spent(at(61)), Spending.objects.count()] == [0, 1, 1]
