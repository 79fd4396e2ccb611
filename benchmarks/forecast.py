"""`bin/bench forecast`: a month of a desk that does not exist, told by the same forecast that people are shown.

Nothing here knows the future: a window is made from the queue ahead, who is on shift and what was measured until then.
The desk is as untidy as real ones: nights and Mondays pile up, people fall ill, eat, finish what they began and go
home, take one out of order now and then, and are stopped by answers and returns that the forecast cannot see coming.
"""

import heapq
import random
from datetime import UTC, datetime, timedelta
from statistics import fmean
from typing import NamedTuple

from mesa.lib import hours
from mesa.tickets import clocks, forecast, promises, queueing

CALENDAR = hours.calendar("L-V 09:00-19:00; S 09:00-14:00", "America/Mexico_City")
START = datetime(2026, 9, 21, 6, tzinfo=UTC)
DAYS = 38  # the first week only teaches the pace; a month is counted
COUNTED_FROM = START + timedelta(days=7)
SEEDS = (1, 2, 3, 4)
LOADS = {"light": 0.5, "usual": 0.8, "heavy": 0.9}  # of the hours of the technicians that the reports of a day take
# Reports, by Mexico's clock.
BY_HOUR = (1, 0.5, 0.3, 0.3, 0.3, 0.5, 1, 2, 4, 7, 9, 9, 8, 7, 5, 5, 6, 6, 6, 5, 4, 3, 2, 1.5)  # fmt: skip
ATTENDING, ATTENDING_SPREAD = timedelta(minutes=34), 0.55
ILL, ATE, OUT_OF_ORDER, RETURNS = 0.05, timedelta(minutes=50), 0.04, 0.05
AFTERWARDS, AFTERWARDS_LASTS = 0.35, timedelta(minutes=9)  # answers, doubts, calls back
SECONDS = timedelta(seconds=1)


class Told(NamedTuple):
    opened: datetime
    window: forecast.Window
    ahead: int


class Result(NamedTuple):
    technicians: int
    load: str
    contacts: int
    hits: int
    width: float  # hours of open time, mean
    widest: float
    late: float  # share of windows that end after the promised four hours
    waited: float  # hours of open time, mean


class Desk:
    """One run: reports arrive, technicians take the first of the queue, and what was told is compared."""

    def __init__(self, technicians, load, seed):
        self.load = load
        self.chance, self.technicians = random.Random(f"{technicians}-{seed}"), technicians
        self.queue, self.told, self.taken, self.last = [], {}, [], {}
        self.on_shift, self.busy, self.expected = set(), set(), technicians
        self.events, self.number, self.results = [], 0, []
        self.afterwards = 0

    def run(self):
        self._reports()
        for day in range(DAYS):
            self._day((START + timedelta(days=day)).date())
        while self.events:
            now, _, act, args = heapq.heappop(self.events)
            act(now, *args)
        return self.results

    def _at(self, moment, act, *args):
        self.number += 1
        heapq.heappush(self.events, (moment, self.number, act, args))

    def _reports(self):
        week = sum((CALENDAR.between(START + timedelta(days=d), START + timedelta(days=d + 1)) for d in range(7)),
                   timedelta(0))  # fmt: skip
        work = ATTENDING * (1 + RETURNS) + AFTERWARDS * AFTERWARDS_LASTS
        a_day = self.technicians * self.load * (week * (1 - ILL) - 6 * ATE) / work / 7
        for hour in range(DAYS * 24):
            at = START + timedelta(hours=hour)
            local = at.astimezone(CALENDAR.zone)
            weekday = 0.45 if local.weekday() > 4 else 1.22
            expected = a_day * BY_HOUR[local.hour] / sum(BY_HOUR) * weekday
            for _ in range(self._poisson(expected)):
                self._at(at + timedelta(seconds=self.chance.randrange(3600)), self._report)

    def _poisson(self, expected):
        count, left = 0, self.chance.expovariate(1)
        while left < expected:
            count, left = count + 1, left + self.chance.expovariate(1)
        return count

    def _day(self, day):
        spans = CALENDAR.spans(day)
        if not spans:
            return
        opens, closes = spans[0][0], spans[-1][1]
        for who in range(self.technicians):
            if self.chance.random() < ILL:
                continue
            self._at(opens + timedelta(minutes=self.chance.triangular(0, 12, 2)), self._come, who)
            if closes - opens > timedelta(hours=6):
                lunch = opens + timedelta(minutes=240 + 50 * (who % 3) + self.chance.randrange(20))
                self._at(lunch, self._eat, who)
            self._at(closes, self._go, who)

    def _report(self, now, returned=False):
        due = clocks.response_due(CALENDAR, now)
        self.number += 1
        place = (queueing.rank(due, now if returned else None), self.number)
        if returned:
            heapq.heappush(self.queue, (*place, now))
        else:
            ahead = sum(1 for other in self.queue if other[:2] < place)
            staff = len(self.on_shift) if CALENDAR.is_open(now) else self.expected
            evidence = forecast.Evidence(staff, tuple(self.taken[-forecast.RECENT :]))
            self.told[place[1]] = Told(now, forecast.window(CALENDAR, now, ahead, evidence), ahead)
            heapq.heappush(self.queue, (*place, now))
        self._next(now)

    def _come(self, now, who):
        self.on_shift.add(who)
        self.expected = self.technicians if now.weekday() != 5 else self.expected
        self.last.pop(who, None)
        self._next(now)

    def _go(self, now, who):
        self.on_shift.discard(who)

    def _eat(self, now, who):
        if who in self.busy:  # first what was begun
            self._at(now + timedelta(minutes=5), self._eat, who)
        elif who in self.on_shift:
            self.busy.add(who)
            self._at(now + ATE, self._free, who)

    def _free(self, now, who):
        self.busy.discard(who)
        self._next(now)

    def _next(self, now):
        idle = sorted(self.on_shift - self.busy)
        self.chance.shuffle(idle)
        for who in idle:
            if not (self.queue or self.afterwards):
                return
            self.busy.add(who)
            if self.afterwards and (not self.queue or self.chance.random() < 0.6):
                self.afterwards -= 1
                self._at(now + self._lasting(AFTERWARDS_LASTS), self._free, who)
            else:
                self._contact(now, who)

    def _contact(self, now, who):
        first = min(len(self.queue) - 1, self.chance.randrange(1, 4)) if self.chance.random() < OUT_OF_ORDER else 0
        ticket = sorted(self.queue)[first] if first else self.queue[0]
        self.queue.remove(ticket)
        heapq.heapify(self.queue)
        _, number, opened = ticket
        told = self.told.pop(number, None)
        if told:
            before = self.last.get(who)
            if before and opened <= before:
                self.taken.append(CALENDAR.between(before, now))
            self.last[who] = now
            if told.opened >= COUNTED_FROM:
                self.results.append((told, now))
        self._at(now + self._lasting(ATTENDING), self._free, who)
        if self.chance.random() < AFTERWARDS:
            self._at(now + timedelta(hours=self.chance.uniform(1, 30)), self._ask)
        if self.chance.random() < RETURNS:
            self._at(now + timedelta(days=self.chance.uniform(0.5, 20)), self._report, True)

    def _ask(self, now):
        self.afterwards += 1
        self._next(now)

    def _lasting(self, typical):
        spread = ATTENDING_SPREAD
        return typical * min(self.chance.lognormvariate(-(spread**2) / 2, spread), 3.5)


def measure(technicians, load):
    told = [one for seed in SEEDS for one in Desk(technicians, LOADS[load], seed).run()]
    widths = [CALENDAR.between(*each.window) / timedelta(hours=1) for each, _ in told]
    return Result(
        technicians,
        load,
        len(told),
        sum(each.window.holds(at) for each, at in told),
        fmean(widths),
        max(widths),
        fmean(each.window.to_at > clocks.response_due(CALENDAR, each.opened) for each, _ in told),
        fmean(CALENDAR.between(each.opened, at) / timedelta(hours=1) for each, at in told),
    )


def run():
    promised = (promises.FIRST_RESPONSE - promises.RESPONSE_FROM) / timedelta(hours=1)
    print(f"{'technicians':>11} {'load':>6} {'contacts':>9} {'in the window':>14} {'width, mean':>12} {'widest':>8} "
          f"{'promise':>8} {'end after 4 h':>14} {'waited, mean':>13}")  # fmt: skip
    found = [measure(technicians, load) for technicians in (3, 12) for load in LOADS]
    for one in found:
        rate = one.hits / one.contacts
        print(f"{one.technicians:>11} {one.load:>6} {one.contacts:>9,} {rate:>14.1%} {one.width:>10.2f} h "
              f"{one.widest:>6.2f} h {promised:>6.2f} h {one.late:>14.1%} {one.waited:>11.2f} h")  # fmt: skip
    print(f"least: {min(one.hits / one.contacts for one in found):.1%}")


if __name__ == "__main__":
    run()
