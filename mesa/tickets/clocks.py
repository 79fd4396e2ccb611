"""Pure time arithmetic: facts and a moment go in, an answer comes out."""

from . import promises


def response_due(calendar, opened_at):
    return calendar.add(opened_at, promises.FIRST_RESPONSE)


def answer_due(calendar, now):
    """When the desk owes its next word after somebody spoke."""
    return calendar.add(now, promises.FIRST_RESPONSE)


def patience_ends(now):
    return now + promises.PATIENCE


def warranty_until(resolved_at):
    return resolved_at + promises.WARRANTY
