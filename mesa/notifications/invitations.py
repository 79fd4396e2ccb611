"""The appointment of a line, as calendars read it (RFC 5545 and 5546)."""

from datetime import UTC, datetime

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.outbox.mime import sender
from mesa.tickets.models import Event
from mesa.timeline.kinds import traits


def invitation(event: Event, person: User, page: str) -> str:
    """The text of a calendar, for one reader; "" while no hour was chosen.

    One appointment keeps its name through every change, and later changes count more.
    """
    method = traits(event.kind).calendar
    if not method or "starts_at" not in event.data:
        return ""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Mesa//ES")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_meeting(event, person, page, "CANCELLED" if method == "CANCEL" else "CONFIRMED"))
    return calendar.to_ical().decode()


def _meeting(event: Event, person: User, page: str, status: str) -> icalendar.Event:
    meeting = icalendar.Event()
    meeting.add("uid", f"cita-{event.data['appointment']}@{settings.BRAND.domain}")
    meeting.add("sequence", event.data["changes"])
    meeting.add("dtstamp", event.at)
    for name in ("starts_at", "ends_at"):
        meeting.add(f"dt{name.removesuffix('s_at')}", datetime.fromisoformat(event.data[name]).astimezone(UTC))
    meeting.add("summary", f"{settings.BRAND.name}: {_('cita por tu ticket')} #{event.ticket_id}")
    meeting.add("description", page)
    meeting.add("url", page)
    meeting.add("status", status)
    meeting.add("organizer", icalendar.vCalAddress(f"mailto:{sender()[1]}"))
    guest = icalendar.vCalAddress(f"mailto:{person.email}")
    guest.params["RSVP"] = "FALSE"
    meeting.add("attendee", guest)
    return meeting
