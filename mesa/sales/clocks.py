"""Until when an offer binds and a warranty holds, in days of the installation's zone. Pure."""

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def today(now: datetime) -> date:
    """The day it is in the zone of the installation."""
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def is_over(valid_until: date, now: datetime) -> bool:
    """A quote binds through its last day."""
    return days_left(valid_until, now) < 0


def days_left(valid_until: date, now: datetime) -> int:
    """Days until its last one: 0 on it, below 0 afterwards."""
    return (valid_until - today(now)).days


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or its last: 31 January and one month is 28 or 29 February."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
