"""Business hours: weekly spans, public holidays and own closures, in one time zone. No clock of its own."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays

DAYS = "LMXJVSD"
DAY = timedelta(days=1)
MIDNIGHT = time()  # as a closing hour it is the end of the day
SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
LOOSE = re.compile(r"\s*[-\u2010-\u2015]\s*")  # a dash as keyboards and word processors write it
NEVER = "this calendar has no open hours in the coming year"
HORIZON = 400  # days without one open hour after which a calendar is taken to be closed for good


class NeverOpen(ValueError):
    """The calendar has no open hour in the coming `HORIZON` days."""


@dataclass(frozen=True)
class Calendar:
    """`week[weekday]` holds the open spans of that day (0 = Monday), each a pair of local times; one that closes at
    00:00 lasts until the day ends."""

    week: tuple[tuple[tuple[time, time], ...], ...]
    zone: ZoneInfo
    country: str = "MX"
    closed_on: frozenset[date] = field(default_factory=frozenset)

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """Open spans of a local date as aware datetimes, in order."""
        if day in self.closed_on or day in public_holidays(self.country, day.year):
            return []
        return [
            (
                datetime.combine(day, opens, self.zone),
                datetime.combine(day + DAY if closes == MIDNIGHT else day, closes, self.zone),
            )
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
        """The end of the working day a moment belongs to: the first last closing after it, and of a night that runs on
        past midnight its morning. Raises NeverOpen."""
        day = moment.astimezone(self.zone).date()
        for _ in range(HORIZON):
            spans = self.spans(day)
            if len(spans) > 1 and moment < (morning := spans[0][1]) and self._runs_on(day - DAY):
                return _utc(morning)
            if spans and spans[-1][1] > moment:
                return _utc(self.spans(day + DAY)[0][1] if self._runs_on(day) else spans[-1][1])
            day += DAY
        raise NeverOpen(NEVER)

    def _runs_on(self, day: date) -> bool:
        """Whether the last span of a day is a night that ends the next morning, before that day's own last span."""
        tonight, tomorrow = self.spans(day), self.spans(day + DAY)
        return bool(tonight and tomorrow) and tonight[-1][1] == tomorrow[0][0] and tomorrow[0] != tomorrow[-1]

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
    """`L-V 09:00-14:00 16:00-19:00; S 09:00-14:00` → seven tuples of spans, in order. ValueError says what is wrong."""
    week: list[tuple[tuple[time, time], ...]] = [()] * 7
    for part in filter(None, (part.strip() for part in LOOSE.sub("-", text).split(";"))):
        name, _, spans = part.partition(" ")
        days, hours = _days(name.upper(), part), _spans(spans.replace(",", " ").split(), part)
        for day in days:
            if week[day]:
                raise ValueError(f"{part!r} says {DAYS[day]} again: write all the hours of a day together")
            week[day] = hours
    return tuple(week)


def _days(name: str, part: str) -> range:
    first, dash, last = name.partition("-")
    ends = [first, last] if dash else [first, first]
    if any(len(end) != 1 or end not in DAYS for end in ends):
        raise ValueError(f"{part!r} is not like L-V 09:00-19:00")
    begin, end = map(DAYS.index, ends)
    if begin > end:
        raise ValueError(
            f"{part!r} runs past Sunday: write it in two, like {first}-D 09:00-19:00; L-{last} 09:00-19:00"
        )
    return range(begin, end + 1)


def _spans(written: list[str], part: str) -> tuple[tuple[time, time], ...]:
    found = [SPAN.fullmatch(span) for span in written]
    if not found or not all(found):
        raise ValueError(f"{part!r} is not like L-V 09:00-19:00")
    spans = sorted(_span(part, *map(int, match.groups())) for match in found if match)
    for (_, closes), (opens, _) in pairwise(spans):
        if closes == MIDNIGHT or opens < closes:
            raise ValueError(f"{part!r} has hours that overlap: write each hour once")
    return tuple(spans)


def _span(part: str, hour: int, minute: int, last_hour: int, last_minute: int) -> tuple[time, time]:
    if max(minute, last_minute) > 59 or hour > 23 or (last_hour, last_minute) > (24, 0):
        raise ValueError(f"{part!r} has an hour that no day has: write from 00:00 to 24:00")
    if (hour, minute) >= (last_hour, last_minute):
        halves = f"00:00-{last_hour:02}:{last_minute:02} {hour:02}:{minute:02}-24:00"
        raise ValueError(f"{part!r} closes before it opens; write a night in two, like {part.split()[0]} {halves}")
    return time(hour, minute), time(last_hour % 24, last_minute)


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
            times = f" {and_} ".join(f"{opens:%H:%M} {to} {_closing(closes)}" for opens, closes in spans)
            said.append(" ".join(filter(None, [name, of, times])))
    return "; ".join(said)


def _closing(closes: time) -> str:
    return "24:00" if closes == MIDNIGHT else f"{closes:%H:%M}"
