"""The 60 minutes as arithmetic: no database, any order of moves, any clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.tickets.credit import MARKS, Balance, balance, step

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MOVES = st.sampled_from([("paused", None), ("resumed", None), ("ended", None), ("extended", 10), ("warned", 300)])
GAPS = st.integers(0, 100_000)  # milliseconds
JUMPS = st.integers(-86_400_000, 86_400_000)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def lines(gaps, moves):
    moment, found = NOON, [("started", NOON, 60)]
    for gap, (move, amount) in zip(gaps, moves, strict=False):
        moment += timedelta(milliseconds=gap)
        found.append((move, moment, amount))
    return found


def test_an_hour_with_a_pause():
    told = balance([("started", NOON, 60), ("paused", at(10), None), ("resumed", at(40), None)])
    assert (told.spent(at(50)), told.left(at(50))) == (20 * 60, 40 * 60)
    assert (told.left(at(90)), told.left(at(500))) == (0, 0)
    assert told.spent(at(500)) == 470 * 60  # the clock tells; nobody is cut off


def test_it_warns_at_45_at_55_and_at_60():
    told = balance([("started", NOON, 60)])
    assert MARKS == [900, 300, 0]
    for minutes, mark in zip((45, 55, 60), MARKS, strict=True):
        assert told.warn_at == at(minutes) and told.mark(at(minutes)) == mark
        assert told.mark(at(minutes) - timedelta(seconds=1)) is None
        told = step(told, "warned", at(minutes), mark)
    assert told.warn_at is None and told.mark(at(600)) is None


def test_after_days_without_a_clock_only_the_last_is_told():
    assert balance([("started", NOON, 60)]).mark(at(60 * 72)) == 0


def test_paused_there_is_nothing_to_warn_of():
    assert balance([("started", NOON, 60), ("paused", at(44), None)]).warn_at is None


def test_ten_minutes_more_warn_again_of_what_is_ahead():
    told = balance([("started", NOON, 60), ("warned", at(60), 0), ("extended", at(60), 10)])
    assert told.warn_at == at(65) and told.mark(at(65)) == 300


def test_a_question_as_first_contact_may_leave_it_whole():
    told = balance([("granted", NOON, 60), ("resumed", at(120), None)])
    assert told.left(at(130)) == 50 * 60 and balance([("granted", NOON, 60)]).is_paused


def test_what_ended_may_go_on():
    told = balance(
        [("started", NOON, 60), ("ended", at(20), None), ("resumed", at(500), None), ("ended", at(510), None)]
    )
    assert (told.used_seconds, told.ended_at) == (30 * 60, at(510))


@settings(deadline=None)
@given(st.lists(GAPS, max_size=40), st.lists(MOVES, max_size=40))
def test_it_counts_exactly_the_seconds_that_it_ran(gaps, moves):
    story, ran, since = lines(gaps, moves), 0, NOON
    for move, moment, _ in story[1:]:
        moment = moment.replace(microsecond=0)
        if move in {"paused", "ended"} and since:
            ran, since = ran + (moment - since).seconds, None
        elif move == "resumed":
            since = since or moment
    assert balance(story).used_seconds == ran


@settings(deadline=None)
@given(st.lists(JUMPS, max_size=40), st.lists(MOVES, max_size=40))
def test_a_clock_that_jumps_never_gives_time_nor_takes_it_twice(gaps, moves):
    story = lines(gaps, moves)
    told, span = balance(story), max(moment for _, moment, _ in story) - NOON
    assert 0 <= told.used_seconds <= span.total_seconds()
    assert told.spent(NOON - timedelta(days=1)) == told.used_seconds
    assert 0 <= told.left(NOON) <= told.granted_seconds


@settings(deadline=None)
@given(st.lists(GAPS, max_size=20), st.lists(MOVES, max_size=20), st.integers(0, 20))
def test_a_sum_kept_along_the_way_is_the_sum_of_all(gaps, moves, cut):
    story = lines(gaps, moves)
    kept = balance(story[: cut + 1])
    for line in story[cut + 1 :]:
        kept = step(kept, *line)
    assert kept == balance(story)


@settings(deadline=None)
@given(st.lists(GAPS, max_size=40), st.lists(MOVES, max_size=40))
def test_it_never_runs_when_it_ended_and_warns_only_while_it_runs(gaps, moves):
    told = balance(lines(gaps, moves))
    assert not (told.running_since and told.ended_at) and (told.warn_at is None or told.is_running)
    assert told.running_since is None or told.mark(told.running_since) is None or told.left(told.running_since) <= 900


def test_nothing_is_nothing():
    assert balance([]) == Balance() and balance([]).left(NOON) == 0


def test_a_desk_that_was_stopped_gives_its_time_back():
    told = balance([("started", NOON, 60), ("returned", at(200), 180 * 60)])
    assert (told.left(at(200)), told.left(at(210)), told.warn_at) == (40 * 60, 30 * 60, at(225))


def test_it_never_gives_back_more_than_was_used():
    told = balance([("started", NOON, 60), ("returned", at(10), 3600)])
    assert (told.used_seconds, told.left(at(10))) == (0, 60 * 60)


@given(st.integers(0, 3600), st.integers(900, 10**6), st.integers(0, 3600))
def test_whatever_the_stop_only_attention_counts(before, stopped, after):
    gone = timedelta(seconds=before + stopped)
    told = balance([("started", NOON, 60), ("returned", NOON + gone, stopped)])
    assert told.spent(NOON + gone + timedelta(seconds=after)) == before + after
