"""Business hours: weekly spans, public holidays and own closures, in one time zone. No clock of its own."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

DAYS = "LMXJVSD"
SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
NEVER = "this calendar has no open hours in the coming year"
HORIZON = 400  # days without one open hour after which a calendar is taken to be closed for good


class NeverOpen(ValueError):
    pass


@dataclass(frozen=True)
class Calendar:
    """`week[weekday]` holds the open spans of that day (0 = Monday), each a pair of local times."""

    week: tuple[tuple[tuple[time, time], ...], ...]
    zone: ZoneInfo
    country: str = "MX"
    closed_on: frozenset[date] = field(default_factory=frozenset)

    def spans(self, day):
        """Open spans of a local date as aware datetimes, in order."""
        if day in self.closed_on or day in public_holidays(self.country, day.year):
            return []
        return [
            (datetime.combine(day, opens, self.zone), datetime.combine(day, closes, self.zone))
            for opens, closes in self.week[day.weekday()]
        ]

    def add(self, start, work):
        """The moment when `work` (a timedelta) of open time has passed since `start`."""
        day, left = start.astimezone(self.zone).date(), work
        for _ in range(HORIZON):
            for opens, closes in self.spans(day):
                # Same-zone subtraction ignores the offset; UTC does not.
                begin = _utc(max(opens, start))
                room = _utc(closes) - begin
                if room <= timedelta(0):
                    continue
                if left <= room:
                    return begin + left
                left -= room
            day += timedelta(days=1)
        raise NeverOpen(NEVER)

    def between(self, start, end):
        """How much open time passes from one moment to a later one; whoever waits a year has waited enough."""
        day, last, gone = start.astimezone(self.zone).date(), end.astimezone(self.zone).date(), timedelta(0)
        last = min(last, day + timedelta(days=HORIZON))
        while day <= last:
            for opens, closes in self.spans(day):
                gone += max(_utc(min(closes, end)) - _utc(max(opens, start)), timedelta(0))
            day += timedelta(days=1)
        return gone

    def day_ends(self, moment):
        """The end of the working day a moment belongs to: the first last closing after it."""
        day = moment.astimezone(self.zone).date()
        for _ in range(HORIZON):
            spans = self.spans(day)
            if spans and spans[-1][1] > moment:
                return _utc(spans[-1][1])
            day += timedelta(days=1)
        raise NeverOpen(NEVER)

    def opens_at(self, moment):
        """The first open moment from this one on."""
        instant = timedelta(microseconds=1)
        return self.add(moment, instant) - instant

    def is_open(self, moment):
        return any(opens <= moment < closes for opens, closes in self.spans(moment.astimezone(self.zone).date()))


def _utc(moment):
    return moment.astimezone(UTC)


@cache
def public_holidays(country, year):
    return frozenset(holidays.country_holidays(country, years=year)) if country else frozenset()


def parse_week(text):
    """`L-V 09:00-14:00 16:00-19:00; S 09:00-14:00` → seven tuples of spans. ValueError says what is wrong."""
    week: list[tuple[tuple[time, time], ...]] = [()] * 7
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, spans = part.partition(" ")
        first, _, last = name.partition("-")
        found = SPAN.findall(spans)
        if first not in DAYS or (last or first) not in DAYS or not found:
            raise ValueError(f"{part!r} is not like L-V 09:00-19:00")
        hours = tuple((time(int(a), int(b)), time(int(c), int(d))) for a, b, c, d in found)
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            week[day] = hours
    return tuple(week)


@cache
def calendar(text, zone, closed_on=()):
    """The calendar of an installation from its settings; closures are ISO dates."""
    return Calendar(parse_week(text), ZoneInfo(zone), closed_on=frozenset(date.fromisoformat(day) for day in closed_on))


NAMES = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "a", "de", "y"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "to", "", "and"),
}


def in_words(text, language):
    """`L-V 09:00-19:00` → «lunes a viernes de 09:00 a 19:00»."""
    *days, to, of, and_ = NAMES[language[:2]]
    week, groups = parse_week(text), []
    for day, spans in enumerate(week):
        if groups and groups[-1][2] == spans:
            groups[-1][1] = day
        else:
            groups.append([day, day, spans])
    said = []
    for first, last, spans in groups:
        if spans:
            name = days[first] if first == last else f"{days[first]} {to} {days[last]}"
            times = f" {and_} ".join(f"{opens:%H:%M} {to} {closes:%H:%M}" for opens, closes in spans)
            said.append(" ".join(filter(None, [name, of, times])))
    return "; ".join(said)
