"""Pure time arithmetic: facts and a moment go in, an answer comes out."""

from datetime import datetime

from mesa.lib import hours

from . import promises


def response_due(calendar: hours.Calendar, opened_at: datetime) -> datetime:
    """Until when the first word is promised: FIRST_RESPONSE of open hours after the report."""
    return calendar.add(opened_at, promises.FIRST_RESPONSE)


def answer_due(calendar: hours.Calendar, now: datetime) -> datetime:
    """When the desk owes its next word after somebody spoke."""
    return calendar.add(now, promises.FIRST_RESPONSE)


def patience_ends(now: datetime) -> datetime:
    """When somebody who was asked something is asked again: PATIENCE of whole days, open or not."""
    return now + promises.PATIENCE


def warranty_until(resolved_at: datetime) -> datetime:
    """The moment at which the warranty of what was solved then is over."""
    return resolved_at + promises.WARRANTY
