"""Which moments a technician may offer: inside business hours, on the half hour, and not of somebody else."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from mesa.accounts.models import User
from mesa.tickets import desk

from . import promises
from .models import Appointment

DAYS = 30  # looked ahead for enough days with hours; a longer closure has no appointments


def free(technician: User, now: datetime) -> list[datetime]:
    """Every moment that may be offered, in order."""
    taken = set(Appointment.objects.kept_by(technician, now).values_list("starts_at", flat=True))
    return [moment for moment in _moments(now) if moment not in taken]


def by_day(moments: Iterable[datetime], zone: ZoneInfo) -> list[tuple[date, list[datetime]]]:
    """`[(date, [moment, …])]` on the reader's calendar."""
    local = (moment.astimezone(zone) for moment in moments)
    return [(day, list(those)) for day, those in groupby(local, key=lambda moment: moment.date())]


def _moments(now: datetime) -> Iterator[datetime]:
    calendar, first, days = desk.calendar(), now + promises.NOTICE, 0
    today = now.astimezone(calendar.zone).date()
    for ahead in range(DAYS):
        found = [at for opens, closes in calendar.spans(today + timedelta(ahead)) for at in _steps(opens, closes)]
        found = [at for at in found if at >= first]
        yield from found
        days += bool(found)
        if days == promises.APPOINTMENT_DAYS:
            return


def _steps(opens: datetime, closes: datetime) -> Iterator[datetime]:
    at = opens
    while at + promises.APPOINTMENT <= closes:
        yield at
        at += promises.APPOINTMENT
