"""Writers wait in the order they came, and nobody hears «locked»."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from mesa.config.databases import database
from mesa.config.sqlite.base import TURNS
from mesa.config.sqlite.write_queue import Turn

WRITERS, EACH = 8, 40


@pytest.fixture
def desk(tmp_path, django_db_blocker):
    """A database of its own under the alias `desk`, as an installation has it."""
    file = tmp_path / "desk.sqlite3"
    connections.settings["desk"] = connections.settings["default"] | database("", file)
    with django_db_blocker.unblock():
        execute("CREATE TABLE word (id integer PRIMARY KEY, text text UNIQUE)")
        yield TURNS[str(file)]
        connections["desk"].close()
    del connections.settings["desk"], connections["desk"]


def execute(sql, *params):
    with connections["desk"].cursor() as cursor:
        return cursor.execute(sql, params).fetchall()


def say(text):
    execute("INSERT INTO word (text) VALUES (%s)", text)


def writer(name):
    """Half of it alone, half in transactions; answers how long each took."""
    waits = []
    for n in range(EACH):
        began = time.perf_counter()
        if n % 2:
            say(f"{name}-{n}")
        else:
            with transaction.atomic(using="desk"):
                execute("SELECT count(*) FROM word")
                say(f"{name}-{n}")
        waits.append(time.perf_counter() - began)
    connections["desk"].close()
    return waits


def test_eight_writers_and_no_lock_is_heard_of(desk):
    with ThreadPoolExecutor(WRITERS) as pool:
        waits = [wait for waits in pool.map(writer, range(WRITERS)) for wait in waits]
    print(f"{len(waits)} writes, worst wait {max(waits) * 1000:.0f} ms")
    assert execute("SELECT count(*) FROM word") == [(WRITERS * EACH,)]
    assert max(waits) < 5


def test_reading_waits_for_nobody(desk):
    assert desk.take(1)
    assert execute("SELECT count(*) FROM word") == [(0,)]
    desk.give()


def test_the_turn_comes_back_whatever_happens(desk):
    say("once")
    with pytest.raises(IntegrityError), transaction.atomic(using="desk"):
        say("once")
    with pytest.raises(IntegrityError):
        say("once")
    with pytest.raises(ZeroDivisionError), transaction.atomic(using="desk"):
        with transaction.atomic(using="desk"):
            say("twice")
        raise ZeroDivisionError
    with transaction.atomic(using="desk"):
        connections["desk"].close()
    assert desk.take(0)
    desk.give()


def test_turns_are_taken_in_order():
    turn, order = Turn(), []
    turn.take(1)

    def wait(name):
        turn.take(5)
        order.append(name)
        turn.give()

    threads = []
    for name in range(5):
        threads.append(threading.Thread(target=wait, args=[name]))
        threads[-1].start()
        while len(turn._queue) <= name:
            time.sleep(0.001)
    turn.give()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_loses_patience_leaves_the_line():
    turn = Turn()
    turn.take(1)
    assert not turn.take(0.01)
    turn.give()
    assert turn.take(0)


HOG = """
import sys, time
from mesa.config.sqlite.write_queue import Turn
turn = Turn(sys.argv[1])
while True:
    turn.take(1)
    print(flush=True)
    time.sleep(0.02)
    turn.give()
"""


def test_a_busy_process_does_not_keep_the_others_waiting(tmp_path):
    file, waits = tmp_path / "turn", []
    with subprocess.Popen([sys.executable, "-c", HOG, file], stdout=subprocess.PIPE) as hog:
        hog.stdout.readline()
        turn = Turn(file)
        for _ in range(20):
            began = time.perf_counter()
            assert turn.take(1)
            waits.append(time.perf_counter() - began)
            turn.give()
        hog.kill()
    assert max(waits) < 1


def test_who_dies_leaves_the_line(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOG, tmp_path / "turn"], stdout=subprocess.PIPE) as hog:
        hog.stdout.readline()
        hog.kill()
    turn = Turn(tmp_path / "turn")
    assert turn.take(1)
    turn.give()
