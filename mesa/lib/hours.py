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
    """The calendar has no open hour in the coming `HORIZON` days."""


@dataclass(frozen=True)
class Calendar:
    """`week[weekday]` holds the open spans of that day (0 = Monday), each a pair of local times."""

    week: tuple[tuple[tuple[time, time], ...], ...]
    zone: ZoneInfo
    country: str = "MX"
    closed_on: frozenset[date] = field(default_factory=frozenset)

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """Open spans of a local date as aware datetimes, in order."""
        if day in self.closed_on or day in public_holidays(self.country, day.year):
            return []
        return [
            (datetime.combine(day, opens, self.zone), datetime.combine(day, closes, self.zone))
            for opens, closes in self.week[day.weekday()]
        ]

    def add(self, start: datetime, work: timedelta) -> datetime:
        """The moment when `work` of open time has passed since `start`. Raises NeverOpen."""
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

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much open time passes from one moment to a later one; whoever waits a year has waited enough."""
        day, last, gone = start.astimezone(self.zone).date(), end.astimezone(self.zone).date(), timedelta(0)
        last = min(last, day + timedelta(days=HORIZON))
        while day <= last:
            for opens, closes in self.spans(day):
                gone += max(_utc(min(closes, end)) - _utc(max(opens, start)), timedelta(0))
            day += timedelta(days=1)
        return gone

    def day_ends(self, moment: datetime) -> datetime:
        """The end of the working day a moment belongs to: the first last closing after it. Raises NeverOpen."""
        day = moment.astimezone(self.zone).date()
        for _ in range(HORIZON):
            spans = self.spans(day)
            if spans and spans[-1][1] > moment:
                return _utc(spans[-1][1])
            day += timedelta(days=1)
        raise NeverOpen(NEVER)

    def opens_at(self, moment: datetime) -> datetime:
        """The first open moment from this one on. Raises NeverOpen."""
        instant = timedelta(microseconds=1)
        return self.add(moment, instant) - instant

    def is_open(self, moment: datetime) -> bool:
        """Whether the moment falls inside a span; the closing minute itself does not."""
        return any(opens <= moment < closes for opens, closes in self.spans(moment.astimezone(self.zone).date()))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


@cache
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The dates of one year in a country of `holidays` (ISO 3166); none for ""."""
    return frozenset(holidays.country_holidays(country, years=year)) if country else frozenset()


def parse_week(text: str) -> tuple[tuple[tuple[time, time], ...], ...]:
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
def calendar(text: str, zone: str, closed_on: tuple[str, ...] = ()) -> Calendar:
    """The calendar of an installation from its settings; closures are ISO dates. ValueError says what is wrong."""
    return Calendar(parse_week(text), ZoneInfo(zone), closed_on=frozenset(date.fromisoformat(day) for day in closed_on))


NAMES = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "a", "de", "y"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "to", "", "and"),
}


def in_words(text: str, language: str) -> str:
    """`L-V 09:00-19:00` → «lunes a viernes de 09:00 a 19:00»."""
    *days, to, of, and_ = NAMES[language[:2]]
    groups: list[tuple[int, int, tuple[tuple[time, time], ...]]] = []
    for day, spans in enumerate(parse_week(text)):
        if groups and groups[-1][2] == spans:
            groups[-1] = (groups[-1][0], day, spans)
        else:
            groups.append((day, day, spans))
    said = []
    for first, last, spans in groups:
        if spans:
            name = days[first] if first == last else f"{days[first]} {to} {days[last]}"
            times = f" {and_} ".join(f"{opens:%H:%M} {to} {closes:%H:%M}" for opens, closes in spans)
            said.append(" ".join(filter(None, [name, of, times])))
    return "; ".join(said)
