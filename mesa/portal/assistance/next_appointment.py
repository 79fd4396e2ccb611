"""What is ahead for a ticket, read from its lines: no question more for the page."""

from datetime import datetime
from typing import NamedTuple

from mesa.assistance import reads
from mesa.timeline.kinds import traits


class Ahead(NamedTuple):
    starts_at: datetime | None  # None: the hour is still to be chosen
    page: str


def appointment(lines, now, link=None):
    """`link`: number of the link of the ticket by which the page is seen, whose end is that of what it shows."""
    last = next((line for line in reversed(lines) if traits(line.kind).calendar), None)
    if last is None or traits(last.kind).calendar == "CANCEL":
        return None
    starts_at = datetime.fromisoformat(last.data["starts_at"]) if "starts_at" in last.data else None
    if starts_at and starts_at <= now:
        return None
    return Ahead(starts_at, reads.appointment_page(last.data["appointment"], link))
