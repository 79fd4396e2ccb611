"""Pure time arithmetic of complaints."""

from datetime import datetime

from mesa.lib.hours import Calendar

from . import promises


def answer_due(calendar: Calendar, opened_at: datetime) -> datetime:
    """The end of the last promised working day; what comes in out of hours was received on the next one."""
    due = calendar.day_ends(opened_at)
    for _ in range(promises.COMPLAINT_ANSWER):
        due = calendar.day_ends(due)
    return due
