"""The words of each event, for one reader: in their language, with their clock."""

import re
import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils import timezone, translation

from mesa.accounts.models import User
from mesa.assistance.reads import appointment_page
from mesa.common import links
from mesa.documents.quote import day
from mesa.lib.mail.addresses import reply_address
from mesa.outbox.mime import message_id, one_line
from mesa.sales.reads import quote_page, sale_page
from mesa.tickets import promises
from mesa.tickets.models import Event, Exclusion
from mesa.timeline.filters import hour
from mesa.timeline.kinds import traits
from mesa.ui.moments import window

from . import priced
from .enclosures import enclosed, packed
from .invitations import invitation

WIDTH = 76
LONGEST = 4000
ANSWERING = {"requester", "technician", "attending", "follower", "followed"}  # whose answer by mail is a note


def write(event: Event, person: User, role: str, said: Sequence[Event] = ()) -> dict[str, Any]:
    """Arguments for `outbox.post`. The words live in `letters/<kind>.txt`; `letters/layout.html` only dresses them.

    `said`: the lines whose notes it tells, when they are more than its own.
    """
    with translation.override(person.language), timezone.override(ZoneInfo(person.timezone)):
        jinja = cast(Jinja2, engines["jinja2"]).env
        inside, waiting = enclosed(event, role)
        facts = _facts(event, person, role) | _said(event, said)
        facts |= priced.facts(event, role)
        facts |= {"inside": [file.name for file in inside], "waiting": waiting}
        words = _blocks(jinja.get_template(f"letters/{event.kind}.txt"), facts)
        subject = words["subject"] = f"[#{event.ticket_id}] {words['subject']}"
        text = jinja.get_template("letters/layout.txt").render(facts | words)
        html = jinja.get_template("letters/layout.html").render(facts | words)
        calendar = invitation(event, person, facts["page"])
    root = message_id(f"ticket-{event.ticket_id}")
    return {
        "subject": subject,
        "text": _wrapped(text),
        "html": html,
        "calendar": calendar,
        "files": packed(inside),
        "headers": {"In-Reply-To": root, "References": root}
        | _answers(event, person, role)
        | _one_click(facts["stop_page"]),
    }


def _answers(event: Event, person: User, role: str) -> dict[str, str]:
    """Where the person's answer finds its ticket, if the installation takes mail."""
    if role not in ANSWERING or not settings.REPLY_ADDRESS:
        return {}
    return {"Reply-To": reply_address(settings.REPLY_ADDRESS, event.ticket_id, person.pk, settings.SECRET_KEY)}


def _one_click(stop_page: str) -> dict[str, str]:
    """RFC 8058: the reader's own program asks to stop, and only where nobody can listen on the way."""
    if not stop_page.startswith("https://"):
        return {}
    return {"List-Unsubscribe": f"<{stop_page}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _facts(event: Event, person: User, role: str) -> dict[str, Any]:
    ticket = event.ticket
    due = event.data.get("due")
    return {
        "event": event,
        "letter_tone": traits(event.kind).of("letter_tone", event.data),
        "role": role,
        "mine": role == "requester",
        "who": _author(event),
        "first_name": one_line(person.first_name),
        "title": one_line(ticket.subject),
        "ticket": ticket,
        "due": _moment(datetime.fromisoformat(due) if due else ticket.response_due_at),
        "warranty": _moment(ticket.warranty_until)[:10] if ticket.warranty_until else "",
        "exclusion": Exclusion(event.data["exclusion"]).label if "exclusion" in event.data else "",
        "window": _window(event),
        "outside": _is_outside(person, role),
        "answerable": bool(_answers(event, person, role)),
        "confirm_days": promises.CONFIRM_WITHIN.days,
        "until": _day(event),
        "promised": settings.TEXT_FACTS,
        "at": _hour(event),
        "page": _page(role, event, person),
        "verify_page": links.address("portal:verify"),
        "settings_page": links.address("portal:letters"),
        "stop_page": links.address("portal:stop", links.make("stop", person=person.pk, kind=event.kind)),
    }


def _author(event: Event) -> str:
    return one_line(event.actor.name) if event.actor else settings.BRAND.name


def _said(event: Event, lines: Sequence[Event]) -> dict[str, Any]:
    """What was written; where several people wrote, who wrote what."""
    notes = [line.note for line in lines or [event] if line.note]
    bodies = [note.body for note in notes]
    if len({line.actor_id for line in lines}) > 1:
        bodies = [f"{_author(line)}: {line.note.body}" for line in lines if line.note]
    bodies = bodies or priced.words(event)
    files = sum(note.attachments.count() for note in notes)
    return {"quote": _shortened("\n\n".join(bodies)), "files": files}


def _window(event: Event) -> str:
    """What was told when it was reported, in the days of that moment; a letter may be read tomorrow."""
    first, last = (event.data.get(name) for name in ("from_at", "to_at"))
    return window(datetime.fromisoformat(first), datetime.fromisoformat(last), event.at) if first and last else ""


def _day(event: Event) -> str:
    """Until when a quote holds."""
    until = event.data.get("until")
    return day(date.fromisoformat(until)) if traits(event.kind).opens == "quote" and until else ""


def _hour(event: Event) -> str:
    """When both meet, whole: a letter is read tomorrow, and perhaps in another zone."""
    at = event.data.get("starts_at")
    return hour(at) if at else ""


def _is_outside(person: User, role: str) -> bool:
    """Who hears of a ticket whose page is not theirs to open."""
    return role in {"follower", "followed"} and not person.is_technician


def _page(role: str, event: Event, person: User) -> str:
    """Sales and who is in copy see no ticket; an appointment is chosen and moved without signing in."""
    ticket, opens = event.ticket, traits(event.kind).opens
    if role == "requester" and opens == "appointment":
        return appointment_page(event.data["appointment"])
    if role == "requester" and opens == "quote":
        return quote_page(event.data["quote"])
    if opens == "review":
        return links.address("console:quote", event.data["quote"])
    if role in {"sales", "seller", "selling"}:
        return sale_page(ticket)
    if _is_outside(person, role):
        return links.address("portal:start")
    return links.address("portal:ticket" if role == "requester" else "console:ticket", ticket.pk)


def _blocks(template: Any, facts: dict[str, Any]) -> dict[str, str]:
    context = template.new_context(facts)
    return {name: one_line("".join(block(context))) for name, block in template.blocks.items()}


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%d/%m/%Y %H:%M")


def _shortened(body: str) -> str:
    return body if len(body) <= LONGEST else body[:LONGEST].rsplit(" ", 1)[0] + " …"


def _wrapped(text: str) -> str:
    """Lines that every mail program shows whole; addresses are never cut."""
    lines = re.sub(r"\n{3,}", "\n\n", text.strip()).split("\n")
    return "\n".join(_fill(line) for line in lines) + "\n"


def _fill(line: str) -> str:
    mark = "> " if line.startswith("> ") else ""
    if len(line) <= WIDTH:
        return line
    return textwrap.fill(line, WIDTH, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False)
