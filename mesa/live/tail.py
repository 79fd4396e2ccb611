"""One tail of the ledger per process: a thread that learns of new lines and hands them on."""

import threading
import time

import structlog
from django.db import DatabaseError, connection

from mesa.tickets import tail

POLL = 0.05
WINDOW = 15  # seconds a line may take from its number to its commit and still be found by reading again
HELD = 2000
AGAIN = 5  # read at least this often, whatever we were told

log = structlog.get_logger()


class Reader:
    """Answers each line once, also one that is committed after others with a higher number.

    Above the floor everything is read again each time, and what was seen is left out; the floor rises over what was
    seen long enough ago.
    """

    def __init__(self, now):
        self.head = tail.head()
        self._floor = max(self.head - tail.SLACK, 0)
        self._seen = {entry.id: now for entry in tail.after(self._floor)}

    def fresh(self, now, told=()):
        found = [entry for entry in tail.after(self._floor, told) if entry.id not in self._seen]
        for entry in found:
            self._seen[entry.id] = now
            self.head = max(self.head, entry.id)
        self._settle(now)
        return found

    def _settle(self, now):
        old = [number for number, at in self._seen.items() if now - at > WINDOW]
        old += sorted(self._seen)[: -HELD // 2] if len(self._seen) > HELD else []
        self._floor = max([self._floor, *old])
        self._seen = {number: at for number, at in self._seen.items() if number > self._floor}


class Tail(threading.Thread):
    def __init__(self, hand_on):
        super().__init__(name="ledger", daemon=True)
        self.ready, self._hand_on, self._stopped = threading.Event(), hand_on, False
        self._reader, self.head = None, 0

    def stop(self):
        self._stopped = True

    def run(self):
        while not self._stopped:
            try:
                with connection.wrap_database_errors:  # the driver's own too: its connection is listened on
                    self._follow()
            except DatabaseError as error:
                log.warning("ledger_lost", reason=str(error))
                time.sleep(1)
            finally:
                connection.close()

    def _follow(self):
        """After a failure the same reader goes on, so that what was written meanwhile is found."""
        wake = _wake_on_postgresql if connection.vendor == "postgresql" else _wake_on_sqlite
        calls = wake(lambda: self._stopped)
        next(calls)  # listening from here on: what the reader does not find now, it will be told
        self._reader = self._reader or Reader(time.monotonic())
        self._read(())
        for told in calls:
            self._read(told)

    def _read(self, told):
        found = self._reader.fresh(time.monotonic(), told)
        self.head = self._reader.head
        self.ready.set()
        if found:
            self._hand_on(found)


def _wake_on_sqlite(stopped):
    """SQLite counts the commits of other connections; asking costs three microseconds."""
    connection.ensure_connection()
    ask = connection.connection.cursor()
    version = None
    while not stopped():
        now = ask.execute("PRAGMA data_version").fetchone()
        if now != version:
            version = now
            yield ()
        time.sleep(POLL)


def _wake_on_postgresql(stopped):
    connection.ensure_connection()
    listener = connection.connection
    listener.execute("LISTEN mesa_ledger")
    yield ()
    heard = time.monotonic()
    while not stopped():
        told = [int(call.payload) for call in listener.notifies(timeout=1, stop_after=1)]
        if told or time.monotonic() - heard > AGAIN:
            heard = time.monotonic()
            yield told
