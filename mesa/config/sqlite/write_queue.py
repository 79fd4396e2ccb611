"""A lock that serves in the order people came: inside a process exactly, between processes nearly (as flock wakes)."""

import os
from collections import deque
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_UN, flock
from sqlite3 import OperationalError
from threading import Lock


class Turn:
    """With a `file`, all processes that write beside each other wait in one line; who dies leaves it."""

    def __init__(self, file=None):
        self._file, self._descriptor, self._process = file, -1, 0
        self._guard = Lock()
        self._queue: deque[Lock] = deque()
        self._taken = False

    def take(self, patience):
        if not self._take_here(patience):
            return False
        self._among_processes(LOCK_EX)
        return True

    def give(self):
        self._among_processes(LOCK_UN)
        with self._guard:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._taken = False

    def _take_here(self, patience):
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

    def _among_processes(self, what):
        if self._file is None:
            return
        if self._process != os.getpid():  # after a fork the parent's descriptor would be the parent's lock
            self._descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._process = os.getpid()
        flock(self._descriptor, what)

    @contextmanager
    def taken(self, patience):
        if not self.take(patience):
            raise OperationalError("database is locked by other writers of this process")
        try:
            yield
        finally:
            self.give()
