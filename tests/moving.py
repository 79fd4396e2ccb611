"""A desk whose clock is moved while people use it; browsers and the mail server stay in today."""

import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from mesa.lib.hours import public_holidays

from .desk import Desk

HOME = ZoneInfo("America/Mexico_City")
PAUSE = timedelta(minutes=10)  # shorter than what the desk takes for a stop
BEATS = 1.2  # seconds in which the worker has surely beaten once


def next_monday(hour, now):
    """A Monday that is no holiday, at this hour of Mexico's clock."""
    today = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    days = (today + timedelta(days=each) for each in range(1, 30))
    return next(day for day in days if day.weekday() == 0 and day.date() not in public_holidays("MX", day.year))


class MovingDesk(Desk):
    """It opens on a Monday at ten. `move(hours=3)` takes its web and worker there at once, `move(hours=-1)` back;
    `live(minutes=45)` lets the desk work on meanwhile, so that it does not take the time for a stop of its own."""

    def __init__(self, folder, **options):
        self._offset, self.gone = Path(folder) / "offset", next_monday(10, datetime.now(HOME)) - datetime.now(HOME)
        self._write()
        super().__init__(folder, MESA_TEST_CLOCK=str(self._offset), **options)

    def move(self, **way):
        self.gone += timedelta(**way)
        self._write()
        time.sleep(0.2 if self._forward(way) else 8 * BEATS)  # set back, the worker must have seen it

    def to_monday(self):
        """On to a Monday at ten, whatever day and hour an earlier journey left behind."""
        self.gone += next_monday(10, self.now()) - self.now()
        self.move()

    @staticmethod
    def _forward(way):
        return timedelta(**way) >= timedelta(0)

    def live(self, **way):
        left = timedelta(**way)
        while left > timedelta(0):
            self.move(seconds=min(left, PAUSE).total_seconds())
            left -= PAUSE
            time.sleep(BEATS)

    def now(self):
        return datetime.now(HOME) + self.gone

    def _write(self):
        draft = self._offset.with_suffix(".new")
        draft.write_text(str(self.gone.total_seconds()))
        draft.rename(self._offset)

    def _start(self, _manage, *command, **environment):
        super()._start("tests/moved.py", *command, **environment)
