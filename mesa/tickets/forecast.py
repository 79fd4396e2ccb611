"""When somebody will be contacted: evidence and a calendar go in, a window comes out. Nothing else is read."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from mesa.lib import hours

from . import promises

RECENT = 60  # first contacts that say how fast the desk is now
PRIOR = timedelta(minutes=40)  # of one technician from one first contact to the next, until there is evidence
PRIOR_WEIGHT = 10  # contacts that the prior is worth
LEAST_SPREAD = 0.6  # of the pace: a quiet week does not make us sure
UNSURE = 0.25  # of the wait: nobody knows who falls ill, nor what comes in with warranty
Z = 2.6
OVERNIGHT = 1.15  # of the wait of who reports at a closed desk: answers and returns pile up too, and are in no queue
LEAST_WIDTH = timedelta(hours=1)
STEP = timedelta(minutes=5)  # nobody is told «14:07»: the window grows to whole steps
BEFORE = 0.47  # of the widest window lies before the middle: what goes wrong makes people wait longer
WIDEST = promises.FIRST_RESPONSE - promises.RESPONSE_FROM - 2 * STEP
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Evidence(NamedTuple):
    """What the desk knows of itself at a moment."""

    staff: int  # technicians on shift; outside business hours, those expected at the next opening
    taken: tuple = ()  # recent times (timedeltas, open time) of one technician from one first contact to the next


class Window(NamedTuple):
    from_at: datetime
    to_at: datetime

    def holds(self, moment: datetime) -> bool:
        """Both ends included."""
        return self.from_at <= moment <= self.to_at


def pace(taken: Sequence[timedelta]) -> tuple[float, float]:
    """`(mean, spread)` in seconds of one technician's time per first contact, with the prior mixed in."""
    prior, recent = PRIOR.total_seconds(), [each.total_seconds() for each in taken[:RECENT]]
    if not recent:
        return prior, prior
    weight = PRIOR_WEIGHT / (PRIOR_WEIGHT + len(recent))
    mean = prior * weight + fmean(recent) * (1 - weight)
    return mean, max(pstdev(recent), mean * LEAST_SPREAD)


def window(calendar: hours.Calendar, now: datetime, ahead: int, evidence: Evidence) -> Window:
    """The window of the first contact with `ahead` tickets before it, never wider than the promise is."""
    staff = max(evidence.staff, 1)  # in business hours somebody comes; never more than was seen
    mean, spread = pace(evidence.taken)
    wait = (ahead + 1) * mean / staff * (1 if calendar.is_open(now) else OVERNIGHT)
    doubt = Z * sqrt((ahead + 1) * (spread / staff) ** 2 + (UNSURE * wait) ** 2)
    early = max(wait - doubt, 0) if ahead else 0
    late = max(wait + doubt, early + LEAST_WIDTH.total_seconds())
    if late - early > WIDEST.total_seconds():
        early = max(wait - WIDEST.total_seconds() * BEFORE, 0)
        late = early + WIDEST.total_seconds()
    from_at, to_at = (calendar.add(now, timedelta(seconds=seconds)) for seconds in (early, late))
    return Window(max(_floor(from_at), now.replace(second=0, microsecond=0)), _ceiling(to_at))


def moved(old: Window, new: Window) -> bool:
    """Whether a window is another one for somebody who waits."""
    return max(abs(old.from_at - new.from_at), abs(old.to_at - new.to_at)) > promises.FORECAST_MOVES


def _floor(moment: datetime) -> datetime:
    return moment - (moment - EPOCH) % STEP


def _ceiling(moment: datetime) -> datetime:
    return moment + (EPOCH - moment) % STEP
