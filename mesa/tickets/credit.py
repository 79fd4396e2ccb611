"""The 60 minutes as arithmetic over the lines of the ledger that move them. No database and no clock of its own.

Everything is counted in whole seconds, as the pages show it: a balance rebuilt from the ledger is equal, not near.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

from . import promises

SECOND = timedelta(seconds=1)
MARKS = sorted((int(left.total_seconds()) for left in promises.CREDIT_WARNINGS), reverse=True)


class Move(StrEnum):
    """What a line of the ledger does to the credit."""

    STARTED = "started"
    GRANTED = "granted"  # there is a credit, and it waits
    RESUMED = "resumed"
    PAUSED = "paused"
    ENDED = "ended"
    EXTENDED = "extended"
    RETURNED = "returned"
    WARNED = "warned"


GRANTS = {Move.STARTED, Move.GRANTED}


class Balance(NamedTuple):
    """What the lines add up to. It runs, is paused (neither running nor ended), or has ended."""

    granted_seconds: int = 0
    used_seconds: int = 0
    running_since: datetime | None = None
    moved_at: datetime | None = None
    ended_at: datetime | None = None
    warned: int | None = None  # seconds that were left at the last warning; those before it are past

    def spent(self, now: datetime) -> int:
        """Seconds of attention until `now`, also beyond what was granted: nobody is cut off."""
        return self.used_seconds + (_between(self.running_since, now) if self.running_since else 0)

    def left(self, now: datetime) -> int:
        """Seconds of what was granted that nobody spent yet, never below 0."""
        return max(self.granted_seconds - self.spent(now), 0)

    @property
    def is_running(self) -> bool:
        """Counting now."""
        return self.running_since is not None

    @property
    def is_paused(self) -> bool:
        """Neither counting nor ended."""
        return self.running_since is None and self.ended_at is None

    @property
    def warn_at(self) -> datetime | None:
        """When the next mark is reached if nobody pauses; None when it does not run or no mark is ahead."""
        ahead = [mark for mark in MARKS if self.warned is None or mark < self.warned]
        if not (self.running_since and ahead):
            return None
        return self.running_since + (self.granted_seconds - self.used_seconds - ahead[0]) * SECOND

    def mark(self, now: datetime) -> int | None:
        """The last mark reached, in seconds left, that nobody was warned of; None when there is none.

        After days without a clock it is one warning and not three.
        """
        reached = [mark for mark in MARKS if (self.warned is None or mark < self.warned) and self.left(now) <= mark]
        return reached[-1] if reached and self.running_since else None


def balance(lines: Iterable[tuple[Move, datetime, int | None]]) -> Balance:
    """`lines`: (move, at, amount) of one ticket in the order of its ledger."""
    return reduce(lambda balance, line: step(balance, *line), lines, Balance())


def step(balance: Balance, move: Move, at: datetime, amount: int | None = None) -> Balance:
    """The balance after one line more; `amount` in minutes or seconds, as its move takes it.

    A clock that goes back neither gives time nor takes it twice: the ledger only goes forward.
    """
    at = max(filter(None, [at.replace(microsecond=0), balance.moved_at]))
    return MOVES[move](balance, at, amount or 0)._replace(moved_at=at)


def _started(balance: Balance, at: datetime, minutes: int) -> Balance:
    return _granted(balance, at, minutes)._replace(running_since=at)


def _granted(balance: Balance, at: datetime, minutes: int) -> Balance:
    """There is a credit, and it waits: the first contact was a question."""
    return _rearmed(balance._replace(granted_seconds=minutes * 60), at)


def _resumed(balance: Balance, at: datetime, amount: int) -> Balance:
    return balance._replace(running_since=balance.running_since or at, ended_at=None)


def _paused(balance: Balance, at: datetime, amount: int) -> Balance:
    return balance._replace(used_seconds=balance.spent(at), running_since=None)


def _ended(balance: Balance, at: datetime, amount: int) -> Balance:
    return _paused(balance, at, amount)._replace(ended_at=balance.ended_at or at)


def _extended(balance: Balance, at: datetime, minutes: int) -> Balance:
    return _rearmed(balance._replace(granted_seconds=balance.granted_seconds + minutes * 60), at)


def _returned(balance: Balance, at: datetime, seconds: int) -> Balance:
    """The desk itself was stopped while it ran: those seconds were nobody's attention."""
    used = max(balance.spent(at) - seconds, 0)
    return _rearmed(balance._replace(used_seconds=used, running_since=balance.running_since and at), at)


def _warned(balance: Balance, at: datetime, left: int) -> Balance:
    return balance._replace(warned=left)


def _rearmed(balance: Balance, at: datetime) -> Balance:
    """Only the marks still ahead are warned of."""
    past = [mark for mark in MARKS if mark >= balance.left(at)]
    return balance._replace(warned=past[-1] if past else None)


def _between(since: datetime, until: datetime) -> int:
    return max((until - since) // SECOND, 0)


MOVES = {
    Move.STARTED: _started,
    Move.GRANTED: _granted,
    Move.RESUMED: _resumed,
    Move.PAUSED: _paused,
    Move.ENDED: _ended,
    Move.EXTENDED: _extended,
    Move.RETURNED: _returned,
    Move.WARNED: _warned,
}
