"""The forecast, without a database: evidence and a calendar in, a window out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.lib.hours import calendar
from mesa.tickets import forecast, promises
from mesa.tickets.forecast import Evidence, Window, window

DESK = calendar("L-V 09:00-14:00 16:00-19:00; S 09:00-14:00", "America/Mexico_City")
MONDAY = datetime(2026, 11, 23, 16, 2, 30, tzinfo=UTC)  # 10:02 in Mexico City
calm = settings(deadline=None)  # the first day of a year reads its holidays
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
paces = st.lists(st.integers(1, 180).map(lambda minutes: timedelta(minutes=minutes)), max_size=80).map(tuple)
desks = st.builds(Evidence, st.integers(0, 20), paces)


@calm
@given(moments, st.integers(0, 400), desks)
def test_a_window_is_never_wider_than_the_promise_nor_in_the_past(now, ahead, evidence):
    found = window(DESK, now, ahead, evidence)
    assert now.replace(second=0, microsecond=0) <= found.from_at < found.to_at
    assert DESK.between(*found) <= promises.FIRST_RESPONSE - promises.RESPONSE_FROM


@calm
@given(moments, st.integers(0, 200), desks)
def test_more_people_ahead_never_bring_the_end_nearer(now, ahead, evidence):
    assert window(DESK, now, ahead + 1, evidence).to_at >= window(DESK, now, ahead, evidence).to_at


@calm
@given(moments, st.integers(0, 200), paces)
def test_nobody_on_shift_is_as_one_technician_and_never_better(now, ahead, taken):
    assert window(DESK, now, ahead, Evidence(0, taken)) == window(DESK, now, ahead, Evidence(1, taken))


def test_one_technician_and_nobody_ahead():
    assert window(DESK, MONDAY, 0, Evidence(1)) == Window(
        datetime(2026, 11, 23, 16, 2, tzinfo=UTC), datetime(2026, 11, 23, 17, 55, tzinfo=UTC)
    )


def test_a_faster_desk_says_so_and_a_night_waits_for_the_morning():
    quick = Evidence(3, (timedelta(minutes=20),) * 60)
    assert window(DESK, MONDAY, 6, quick).to_at < window(DESK, MONDAY, 6, Evidence(3)).to_at
    night = datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert window(DESK, night, 8, quick).from_at >= datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_a_window_moves_when_an_edge_does_by_more_than_a_quarter_of_an_hour():
    old = Window(MONDAY, MONDAY + timedelta(hours=1))
    quarter = timedelta(minutes=15)
    assert not forecast.moved(old, Window(old.from_at + quarter, old.to_at))
    assert forecast.moved(old, Window(old.from_at, old.to_at + quarter + timedelta(seconds=1)))
