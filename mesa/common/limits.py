"""The rate limiter: at most so many uses of something by one caller in any stretch of time, counted in one table for
all processes. A use that is refused counts nothing, so who insists is let in again at the same moment."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from math import ceil
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Spending

EPOCH, MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)


class Left(NamedTuple):
    """What remains of a budget: `rest` uses at once, and one more after `seconds`."""

    budget: "Budget"
    rest: int
    seconds: int

    def headers(self) -> dict[str, str]:
        """As the IETF draft ratelimit-headers says it."""
        name, quota, window = self.budget.name, self.budget.quota, self.budget.window
        return {
            "RateLimit-Policy": f'"{name}";q={quota};w={int(window.total_seconds())}',
            "RateLimit": f'"{name}";r={self.rest};t={self.seconds}',
        }


class Spent(Exception):
    """Too many: `left.seconds` says when to come back."""

    def __init__(self, left: Left):
        super().__init__(left.budget.name)
        self.left = left


class Budget:
    """`quota` uses of what is called `name`, for each caller, in any `window`."""

    def __init__(self, name: str, quota: int, window: timedelta):
        self.name, self.quota, self.window = name, quota, window

    def spend(self, caller: object, now: datetime | None = None) -> Left:
        """Uses one up. Raises Spent, and uses none, when there is none left."""
        now = now or timezone.now()
        with transaction.atomic():
            spending = self._locked(caller, now)
            times = self._counting(spending.times, now)
            if len(times) >= self.quota:
                raise Spent(self._left(times, now))
            times.append((now - EPOCH) // MILLISECOND)
            spending.times, spending.until = times, now + self.window
            spending.save(update_fields=["times", "until"])
        return self._left(times, now)

    def allows(self, caller: object, now: datetime | None = None) -> bool:
        """`spend`, for who only wants to know whether it may be."""
        try:
            self.spend(caller, now)
        except Spent:
            return False
        return True

    def _locked(self, caller: object, now: datetime) -> Spending:
        """Its row, which nobody else reads until the transaction ends."""
        said = f"{self.name} {caller}".encode()
        key = hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256).hex()
        mine = Spending.objects.select_for_update().filter(key=key)
        found = mine.first()
        if found is None:
            Spending.objects.bulk_create([Spending(key=key, until=now)], ignore_conflicts=True)
            found = mine.get()
        return found

    def _counting(self, times: list[int], now: datetime) -> list[int]:
        since = (now - self.window - EPOCH) // MILLISECOND
        return [time for time in times if time > since]

    def _left(self, times: list[int], now: datetime) -> "Left":
        ends = EPOCH + times[0] * MILLISECOND + self.window if times else now
        return Left(self, max(self.quota - len(times), 0), max(ceil((ends - now).total_seconds()), 1))


class NearBudget(Budget):
    """A budget that each process counts for itself: for what is done at every turn, where a write each time costs more
    than the few uses that several processes let through beyond it."""

    MOST = 20_000  # callers remembered; whose uses count no more go first

    def __init__(self, name: str, quota: int, window: timedelta):
        super().__init__(name, quota, window)
        self._used: dict[object, list[int]] = {}
        self._turn = Lock()

    def spend(self, caller: object, now: datetime | None = None) -> Left:
        """As any other budget, without a database."""
        now = now or timezone.now()
        with self._turn:
            times = self._counting(self._used.pop(caller, []), now)
            self._used[caller] = times  # the last that came stands last
            if len(times) >= self.quota:
                raise Spent(self._left(times, now))
            times.append((now - EPOCH) // MILLISECOND)
            while len(self._used) > self.MOST:
                del self._used[next(iter(self._used))]
        return self._left(times, now)

    def forget(self) -> None:
        """Nothing was used."""
        self._used.clear()


def forget_spent(now: datetime) -> int:
    """What counts no more; answers how many rows went."""
    old = Spending.objects.filter(until__lt=now).order_by("until").values_list("pk", flat=True)[:1000]
    return Spending.objects.filter(pk__in=list(old), until__lt=now).delete()[0]
