"""A lock that serves in the order people came."""

from collections import deque
from contextlib import contextmanager
from sqlite3 import OperationalError
from threading import Lock


class Turn:
    def __init__(self):
        self._guard = Lock()
        self._queue: deque[Lock] = deque()
        self._taken = False

    def take(self, patience):
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._queue.append(mine)
        if mine.acquire(timeout=patience):
            return True
        with self._guard:
            if mine in self._queue:
                self._queue.remove(mine)
                return False
        return True  # it was handed over in the very moment we gave up

    def give(self):
        with self._guard:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._taken = False

    @contextmanager
    def taken(self, patience):
        if not self.take(patience):
            raise OperationalError("database is locked by other writers of this process")
        try:
            yield
        finally:
            self.give()
