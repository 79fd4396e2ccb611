"""What happens to a ticket, step by step as the acts would do it, but as plain values: a million of them in minutes.

Each step says what the act of the same name in `mesa.tickets.actions` does to the row and what it writes in the
ledger. `benchmarks/tests/test_fill.py` holds the two together.
"""

import json
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from mesa.tickets import promises
from mesa.tickets.kinds import Kind
from mesa.tickets.models import LIVE, Impact, Status

RESPONSE = int(promises.FIRST_RESPONSE.total_seconds())
PATIENCE = int(promises.PATIENCE.total_seconds())
MINUTE, HOUR, DAY = 60, 3600, 86400
HORIZON = 300  # days after `now` into which a pause may reach
LONG = 500  # one ticket in so many is a saga: 30 notes and 25 other lines
CLOCK = [f" {s // HOUR:02}:{s // MINUTE % 60:02}:{s % 60:02}." for s in range(DAY)]
IMPACTS, CHANNELS, CONTACT_BY = (
    list(Impact.values),
    ["web"] * 8 + ["email", "api"],
    ["chat", "whatsapp", "phone", "email"],
)


class Week:
    """Business hours as whole seconds laid end to end, so that adding to a moment is two bisections."""

    def __init__(self, calendar, first, last):
        days = [first.date() + timedelta(days=n) for n in range((last - first).days + HORIZON)]
        spans = [(int(a.timestamp()), int(b.timestamp())) for day in days for a, b in calendar.spans(day)]
        self._opens, self._closes = [a for a, _ in spans], [b for _, b in spans]
        self._worked = [0, *accumulate(b - a for a, b in spans)]

    def add(self, at, seconds):
        i = max(0, bisect_right(self._opens, at) - 1)
        done = self._worked[i] + min(max(at, self._opens[i]), self._closes[i]) - self._opens[i]
        i = bisect_right(self._worked, done + seconds - 1) - 1
        return self._opens[i] + done + seconds - self._worked[i]


class Days(dict):
    """The date of a day since 1970, written once."""

    def __missing__(self, day):
        self[day] = str(datetime.fromtimestamp(day * DAY, UTC).date())
        return self[day]


DAYS = Days()


class Life:
    """One ticket from its report to where it is at `now`."""

    def __init__(self, chance, words, desk, now, opened):
        self._chance, self._words, self._desk, self._now, self._at = chance, words, desk, now, opened
        self._fraction = f"{int(chance.random() * 1_000_000):06}"
        self.lines, self.version = [], 0
        self.status, self.technician, self.due = Status.NEW, None, None
        self.contacted = self.first_response = self.breached = self.overdue = None
        self.waiting = self.resolved = self.closed = self.cancelled = None

    def live(self):
        """Everything that happens, in order; a step that would lie in the future never comes."""
        self._open()
        if self._chance.random() < 1 / LONG:
            steps = self._saga()
        elif self._chance.random() < 0.06:
            steps = [(HOUR, self._cancel)]
        else:
            steps = self._plain()
        for pause, step in steps:
            moment = self._desk.week.add(self._at, 1 + int(self._chance.expovariate(1 / pause)))
            self._flag_overdue(until=min(moment, self._now))
            if moment > self._now:
                break
            self._at = moment
            step()
        return self

    def when(self, at):
        return at and DAYS[at // DAY] + CLOCK[at % DAY] + self._fraction

    def _plain(self):
        dice = self._chance.random
        steps = [(HOUR, self._assign)]
        if dice() < 0.55:
            steps.append((HOUR // 2, self._say))
        if dice() < 0.1:
            steps.append((HOUR, self._note_inside))
        if dice() < 0.25:
            steps += [(HOUR // 2, self._ask), (5 * HOUR, self._reply)]
        return [*steps, (2 * HOUR, self._resolve), (50 * HOUR, self._close)]

    def _saga(self):
        talk = [self._say, self._reply, self._note_inside, self._ask, self._reply]
        steps = [(HOUR, self._assign)]
        for turn in range(28):
            steps.append((HOUR // 2, talk[turn % 5]))
            if turn < 22:
                steps.append((HOUR // 4, self._hand_over))
        return [*steps, (HOUR, self._resolve), (50 * HOUR, self._close)]

    def _open(self):
        self.requester = self._desk.somebody(self._chance)
        self.subject, self.stems = self._words.say("subject", self._chance, 1)
        self.subject, self.channel = self.subject[:150], self._chance.choice(CHANNELS)
        self.opened, self.due = self._at, self._desk.week.add(self._at, RESPONSE)
        self.response_due = self.due
        self._record(Kind.OPENED, self.requester, note=self._note("told", 4, channel=self.channel))

    def _assign(self):
        before = self.technician
        self.technician, name = self._desk.some_technician(self._chance)
        if before == self.technician:
            return
        if self.status == Status.NEW:
            self.status = Status.OPEN
        self._record(Kind.ASSIGNED, self.technician, technician=self.technician, name=name, before=before)

    def _hand_over(self):
        last = self.technician
        while self.technician == last:
            self._assign()

    def _say(self):
        self._speak()
        self._record(Kind.NOTED, self.technician, note=self._note("answered", 2), channel="web")

    def _note_inside(self):
        self._record(Kind.NOTED_INTERNALLY, self.technician, note=self._note("inside", 2))

    def _ask(self):
        self._speak()
        self.status, self.waiting, self.due = Status.WAITING, self._at, self._at + PATIENCE
        self._record(Kind.ASKED, self.technician, note=self._note("answered", 2))

    def _reply(self):
        if self.status == Status.WAITING:
            self.status, self.waiting, self.overdue = Status.OPEN, None, None
            self.due = self._desk.week.add(self._at, RESPONSE)
        self._record(Kind.NOTED, self.requester, note=self._note("replied", 2), channel="web")

    def _resolve(self):
        self.contacted, self.first_response = self.contacted or self._at, self.first_response or self._at
        self.resolved = self._at
        self._end(Status.RESOLVED)
        self._record(Kind.RESOLVED, self.technician, note=self._note("solved", 2))

    def _close(self):
        self.closed = self._at
        self._end(Status.CLOSED)
        self._record(Kind.CLOSED, self.technician)

    def _cancel(self):
        self.cancelled = self._at
        self._end(Status.CANCELLED)
        self._record(Kind.CANCELLED, self.requester)

    def _flag_overdue(self, until):
        if self.status not in LIVE or self.overdue or self.due >= until:
            return
        self._at = min(self.due + 2, until)
        first, self.overdue = self.contacted is None, self._at
        if first:
            self.breached = self.breached or self._at
        due = self.when(self.due).replace(" ", "T") + "+00:00"
        self._record(Kind.RESPONSE_OVERDUE, None, first=first, due=due)

    def _speak(self):
        self.contacted, self.first_response = self.contacted or self._at, self.first_response or self._at
        self.overdue = None
        if self.status == Status.NEW:
            self.status = Status.OPEN
        if self.status == Status.OPEN:
            self.due = self._desk.week.add(self._at, RESPONSE)

    def _end(self, status):
        self.status, self.due, self.overdue, self.waiting = status, None, None, None

    def _note(self, kind, n, channel="web"):
        body, found = self._words.say(kind, self._chance, n)
        return body, list(dict.fromkeys(self.stems + found)), channel

    def _record(self, kind, actor, note=None, **data):
        self.version += 1
        self.updated = self._at
        self.lines.append((self._at, self._fraction, self.version, kind.value, actor, kind.traits.public, note,
                           json.dumps(data), self))  # fmt: skip
