"""How much a person may ask for in a minute, counted in this process: exact with one, generous with several."""

import time
from threading import Lock

SECONDS = 60
READS, WRITES = 300, 60
MANY = 10_000


class Spent(Exception):
    def __init__(self, left):
        super().__init__()
        self.left = left


class Left:
    """What remains of an allowance, as the headers of RFC draft ratelimit-headers say it."""

    def __init__(self, name, quota, rest, seconds):
        self.name, self.quota, self.rest, self.seconds = name, quota, rest, seconds

    def headers(self):
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.quota};w={SECONDS}',
            "RateLimit": f'"{self.name}";r={self.rest};t={self.seconds}',
        }


class Allowance:
    def __init__(self, name, quota):
        self.name, self.quota = name, quota
        self._windows, self._guard = {}, Lock()

    def spend(self, who, now=None):
        now = time.monotonic() if now is None else now
        with self._guard:
            since, spent = self._windows.get(who, (now, 0))
            if now - since >= SECONDS:
                since, spent = now, 0
            self._windows[who] = since, spent + 1
            if len(self._windows) > MANY:
                self._windows = {who: seen for who, seen in self._windows.items() if now - seen[0] < SECONDS}
        left = Left(self.name, self.quota, max(self.quota - spent - 1, 0), int(since + SECONDS - now) + 1)
        if spent >= self.quota:
            raise Spent(left)
        return left


reads, writes = Allowance("read", READS), Allowance("write", WRITES)
