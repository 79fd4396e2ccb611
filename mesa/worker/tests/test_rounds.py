from datetime import UTC, datetime, timedelta

import pytest

from mesa.worker import loop, rounds
from mesa.worker.models import Round
from mesa.worker.stopping import Stop

NOW = datetime(2026, 11, 23, 10, 0, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def test_a_round_is_walked_once_per_slot():
    assert loop.claim("fold", MINUTE, NOW)
    assert not loop.claim("fold", MINUTE, NOW + timedelta(seconds=40))
    assert loop.claim("fold", MINUTE, NOW + MINUTE)
    assert not loop.claim("fold", MINUTE, NOW)  # a worker whose clock is a little late
    assert Round.objects.get().walked_at == NOW + MINUTE


def test_a_clock_that_was_ten_years_ahead_stops_no_round():
    assert loop.claim("fold", MINUTE, NOW + timedelta(days=3650))
    assert loop.claim("fold", MINUTE, NOW)
    assert not loop.claim("fold", MINUTE, NOW)


def test_slots_do_not_drift():
    assert loop.slot(NOW, MINUTE) == loop.slot(NOW.replace(second=59), MINUTE)
    assert loop.slot(NOW + MINUTE, MINUTE) == loop.slot(NOW, MINUTE) + 1


def test_one_that_fails_does_not_stop_the_others(caplog):
    def breaks(now):
        raise ZeroDivisionError

    assert loop.walk(breaks, NOW) == 0
    assert "ZeroDivisionError" in caplog.text


def test_the_loop_stops_when_asked():
    stop = Stop()
    stop()
    loop.run(stop)
    assert not Round.objects.exists()


def test_once_empties_the_queues_and_ends(mailbox_letter):
    loop.drain()
    mailbox_letter.refresh_from_db()
    assert mailbox_letter.sent_at is not None
    assert Round.objects.filter(name=rounds.HEARTBEAT).exists()


def test_every_round_has_a_name_of_its_own():
    names = [rounds.name_of(function) for function in [*rounds.QUEUES, *rounds.ROUNDS]]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 60
