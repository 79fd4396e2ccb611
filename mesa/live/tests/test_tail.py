"""The tail answers each line once, and misses none."""

import threading

import pytest
from django.db import connection, transaction

from mesa.live.tail import HELD, WINDOW, Reader
from mesa.tickets import actions


def test_each_line_is_answered_once(ticket, tere):
    reader = Reader(now=0)
    actions.add_note(ticket, by=tere, body="uno")
    assert [entry.version for entry in reader.fresh(now=1)] == [2]
    assert reader.fresh(now=2) == []


def test_what_settled_is_not_read_again(ticket, tere, django_assert_num_queries):
    reader = Reader(now=0)
    reader.fresh(now=WINDOW + 1)
    assert (reader._seen, reader._floor) == ({}, ticket.events.get().pk)


def test_a_rush_does_not_make_the_window_grow(db):
    reader = Reader(now=0)
    reader._seen = dict.fromkeys(range(1, HELD + 2), 0)
    reader._settle(now=1)
    assert len(reader._seen) <= HELD


@pytest.mark.skipif(connection.vendor != "postgresql", reason="one writer at a time: numbers follow commits")
@pytest.mark.parametrize("seconds", [1, WINDOW * 10])
def test_a_line_committed_late_with_a_lower_number_is_not_missed(transactional_db, report, ana, beto, tere, seconds):
    """Two real connections: the first takes its number, the second commits before it."""
    early, late = report(ana), report(beto)
    reader = Reader(now=0)
    noted, go = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            actions.add_note(early, by=tere, body="primero en numerarse")
            noted.set()
            go.wait(10)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    noted.wait(10)
    actions.add_note(late, by=tere, body="primero en confirmarse")
    assert [entry.ticket for entry in reader.fresh(now=0)] == [late.pk]
    reader.fresh(now=seconds)
    go.set()
    writer.join()
    told = [early.events.last().pk]  # as the trigger tells it at the commit
    assert [entry.ticket for entry in reader.fresh(now=seconds, told=told)] == [early.pk]
    assert early.events.last().pk < late.events.last().pk


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the trigger is PostgreSQL's")
def test_the_trigger_tells_at_the_commit(transactional_db, ticket, tere):
    with connection.cursor() as cursor:
        cursor.execute("LISTEN mesa_ledger")
    note = actions.add_note(ticket, by=tere, body="uno")
    told = [call.payload for call in connection.connection.notifies(timeout=1, stop_after=1)]
    assert told == [str(ticket.events.get(note=note).pk)]
