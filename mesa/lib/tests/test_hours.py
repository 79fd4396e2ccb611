"""Business hours without a database: facts in, a moment out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.lib.hours import Calendar, NeverOpen, calendar, in_words, parse_week

MEXICO = ZoneInfo("America/Mexico_City")
DESK = calendar("L-V 09:00-19:00; S 09:00-14:00", "America/Mexico_City")
LUNCH = Calendar(parse_week("L-V 09:00-14:00 16:00-19:00"), ZoneInfo("America/Tijuana"))


def at(text, zone=MEXICO):
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-23 10:00", "2026-11-23 14:00"),  # a Monday, inside one span
        ("2026-11-23 17:00", "2026-11-24 11:00"),  # over the night
        ("2026-11-23 05:00", "2026-11-23 13:00"),  # before opening
        ("2026-11-28 12:00", "2026-11-30 11:00"),  # Saturday's short day, Sunday closed
        ("2026-11-13 18:00", "2026-11-14 12:00"),  # Friday into Saturday
        ("2026-11-14 13:00", "2026-11-17 12:00"),  # the third Monday of November is a public holiday
        ("2026-12-24 18:00", "2026-12-26 12:00"),  # Christmas
        ("2026-12-31 18:00", "2027-01-02 12:00"),  # over the year's end
    ],
)
def test_four_business_hours_later(start, due):
    assert DESK.add(at(start), timedelta(hours=4)) == at(due)


def test_a_lunch_break_is_not_business():
    zone = ZoneInfo("America/Tijuana")
    assert LUNCH.add(at("2026-06-02 13:00", zone), timedelta(hours=2)) == at("2026-06-02 17:00", zone)


def test_own_closures_count():
    desk = calendar("L-V 09:00-19:00", "America/Mexico_City", ("2026-11-24",))
    assert desk.add(at("2026-11-23 18:00"), timedelta(hours=2)) == at("2026-11-25 10:00")


def test_a_desk_that_never_opens_says_so():
    with pytest.raises(NeverOpen):
        calendar("", "America/Mexico_City").add(at("2026-11-23 10:00"), timedelta(hours=1))


@pytest.mark.parametrize("text", ["lunes a viernes", "L-V", "Z 09:00-10:00", "L-V 9-19"])
def test_hours_that_cannot_be_read_are_named(text):
    with pytest.raises(ValueError, match="is not like"):
        parse_week(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("L-D 22:00-06:00", "write a night in two, like L-D 00:00-06:00 22:00-24:00"),
        ("V-L 09:00-10:00", "write it in two, like V-D 09:00-19:00; L-L 09:00-19:00"),
        ("V-M 09:00-10:00", "write it in two, like V-D 09:00-19:00; L-M 09:00-19:00"),
        ("L-V 09:00-19:00 18:00-20:00", "overlap"),
        ("L-V 09:00-24:00 00:00-10:00", "overlap"),
        ("L-V 09:00-19:00; V 20:00-21:00", "says V again"),
        ("L 24:00-25:00", "an hour that no day has"),
    ],
)
def test_hours_that_no_week_has_are_refused(text, problem):
    with pytest.raises(ValueError, match=problem):
        parse_week(text)


@pytest.mark.parametrize("text", ["l-v 9:00 - 14:00, 16:00–19:00", "L-V 16:00-19:00 09:00-14:00"])
def test_hours_as_people_write_them(text):
    assert parse_week(text) == LUNCH.week


def test_a_desk_that_never_closes():
    desk = calendar("L-D 00:00-24:00", "America/Tijuana")
    spring, autumn = at("2026-03-07 12:00", desk.zone), at("2026-10-31 12:00", desk.zone)
    assert desk.add(spring, timedelta(hours=24)) - spring.astimezone(UTC) == timedelta(hours=24)
    assert desk.between(autumn, at("2026-11-01 12:00", desk.zone)) == timedelta(hours=25)
    assert desk.is_open(at("2026-11-24 23:59", desk.zone)) and desk.is_open(at("2026-11-25 00:00", desk.zone))
    assert desk.day_ends(autumn) == at("2026-11-01 00:00", desk.zone)
    assert in_words("L-D 00:00-24:00", "es-mx") == "lunes a domingo de 00:00 a 24:00"


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2026-11-25 23:00", "2026-11-26 06:00"),
        ("2026-11-26 02:00", "2026-11-26 06:00"),
        ("2026-11-26 12:00", "2026-11-27 06:00"),  # by day: the coming night
        ("2026-12-24 23:00", "2026-12-25 00:00"),  # nobody comes at Christmas
    ],
)
def test_a_night_ends_in_its_morning(moment, end):
    desk = calendar("L-D 00:00-06:00 22:00-24:00", "America/Mexico_City")
    assert desk.day_ends(at(moment)) == at(end)
    assert desk.add(at("2026-11-25 23:00"), timedelta(hours=4)) == at("2026-11-26 03:00")


calm = settings(deadline=None)  # the first day of a year reads its holidays
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
works = st.integers(1, 60 * 40).map(lambda minutes: timedelta(minutes=minutes))


@calm
@given(moments, works, works)
def test_work_adds_up(start, first, second):
    for desk in (DESK, LUNCH):
        assert desk.add(desk.add(start, first), second) == desk.add(start, first + second)


@calm
@given(moments, works)
def test_the_end_is_later_and_inside_or_at_the_edge_of_open_hours(start, work):
    end = LUNCH.add(start, work)
    assert end - start >= work
    assert LUNCH.is_open(end - timedelta(seconds=1))


def test_the_hours_in_words():
    assert in_words("L-V 09:00-19:00; S 09:00-14:00", "es-mx") == (
        "lunes a viernes de 09:00 a 19:00; sábado de 09:00 a 14:00"
    )
    assert in_words("L-V 09:00-14:00 16:00-19:00", "en") == "Monday to Friday 09:00 to 14:00 and 16:00 to 19:00"


def test_spans_of_a_public_holiday_are_none():
    assert DESK.spans(date(2026, 9, 16)) == []


BORDER = [
    calendar("L-V 09:00-14:00 16:00-19:00; S 09:00-14:00", "America/Tijuana"),
    calendar("L-D 00:00-23:59", "America/Ciudad_Juarez"),
    calendar("L-D 01:00-04:00", "America/Tijuana"),
    calendar("L-D 00:00-06:00 22:00-24:00", "America/Tijuana"),
    calendar("L-D 00:00-24:00", "America/Ciudad_Juarez"),
]


@calm
@given(moments, works, st.sampled_from([DESK, LUNCH, *BORDER]))
def test_between_undoes_add(start, work, desk):
    assert desk.between(start, desk.add(start, work)) == work


@calm
@given(moments, st.integers(0, 60), st.integers(0, 60), st.sampled_from([DESK, *BORDER]))
def test_open_time_adds_up_over_month_ends_and_clock_changes(start, first, second, desk):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    assert desk.between(start, middle) + desk.between(middle, end) == desk.between(start, end)


@pytest.mark.parametrize(
    ("zone", "day", "hours_open"),
    [
        ("America/Tijuana", date(2026, 3, 8), 2),  # 02:00 becomes 03:00: 01–04 is two hours long
        ("America/Tijuana", date(2026, 11, 1), 4),  # 02:00 happens twice
        ("America/Ciudad_Juarez", date(2026, 3, 8), 2),
        ("America/Mexico_City", date(2026, 4, 5), 3),  # the interior gave daylight time up in 2022
    ],
)
def test_a_day_of_the_border_has_the_hours_it_has(zone, day, hours_open):
    desk, (opens, closes) = calendar("L-D 01:00-04:00", zone), calendar("L-D 01:00-04:00", zone).spans(day)[0]
    assert desk.between(opens, closes) == timedelta(hours=hours_open)
    assert desk.add(opens, timedelta(hours=hours_open)) == closes


@calm
@given(moments, st.sampled_from([DESK, LUNCH, *BORDER[:3]]))
def test_a_working_day_ends_later_and_lunch_does_not_end_it(moment, desk):
    end = desk.day_ends(moment)
    assert end > moment and desk.spans(end.astimezone(desk.zone).date())[-1][1] == end
    assert not desk.is_open(end) or desk.week[0][-1][1].hour == 23
