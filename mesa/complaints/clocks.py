"""Pure time arithmetic of complaints."""

from . import promises


def answer_due(calendar, opened_at):
    """The end of the last promised working day; what comes in out of hours was received on the next one."""
    due = calendar.day_ends(opened_at)
    for _ in range(promises.COMPLAINT_ANSWER):
        due = calendar.day_ends(due)
    return due
