"""A report that came by another road: kept with its number, worked on once its guidelines are accepted."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean_facts
from mesa.terms.actions import accept
from mesa.terms.models import Text
from mesa.tickets import clocks, desk, promises, responses, rules
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Attachment, Category, Impact, Intake, Status, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record

BATCH = 100
CONFIRMED = ["acceptance", "category", "impact", "contact_by", "status", "opened_at", "response_due_at", "due_at"]


def arrive(
    *,
    by: User,
    key: str | None,
    subject: str,
    description: str,
    files: Iterable[Attachment] = (),
    channel: str = "email",
    follows: Ticket | None = None,
) -> Ticket:
    """Of somebody who has not accepted the guidelines in force, or whose address nobody confirmed yet.

    Inside a transaction. No promise runs until `confirm`; the category is the last offered, until they choose. Raises
    NoCategory.
    """
    if follows and not rules.may_follow(by, follows):
        raise rules.Refused
    now = timezone.now()
    category = Category.objects.of_anything()
    said, lost = clean_facts(Ticket, {"subject": subject[:150]})
    ticket = Ticket.objects.create(
        key=key, requester=by, **said, category=category, impact=Impact.HARD,
        contact_by=channel, channel=channel, status=Status.PENDING, opened_at=now, follows=follows,
        response_due_at=clocks.response_due(desk.calendar(), now),
    )  # fmt: skip
    Intake.objects.create(ticket=ticket)
    note = write_note(ticket, by=by, body=description, channel=channel, files=files)
    record(ticket, Kind.ARRIVED, by=by, note=note, channel=channel, removed=lost)
    return ticket


def confirm(
    ticket: Ticket,
    *,
    by: User,
    text: Text,
    category: Category,
    impact: str,
    contact_by: str,
    address: str | None = None,
    agent: str = "",
    channel: str = "web",
    seen: int | None = None,
) -> Ticket:
    """They accept the guidelines and say what is missing: from now on it is a report like any other."""
    with acting(by, rules.CONFIRM, ticket, seen=seen) as ticket:
        now = timezone.now()
        ticket.acceptance = accept(text, by=by, address=address, agent=agent, channel=channel)
        ticket.category, ticket.impact, ticket.contact_by = category, impact, contact_by
        ticket.status, ticket.opened_at = Status.NEW, now
        ticket.response_due_at = ticket.due_at = clocks.response_due(desk.calendar(), now)
        ticket.save(update_fields=CONFIRMED)
        told = responses.foretell(ticket, now)
        window: dict[str, Any] = {"from_at": told.from_at.isoformat(), "to_at": told.to_at.isoformat()}
        first = ticket.notes.order_by("pk").first()
        record(ticket, Kind.CONFIRMED, by=by, note=first, **window)
    return ticket


def lapse(now: datetime) -> int:
    """What nobody confirmed in a week is over, without a word to a mailbox that may be a stranger's."""
    left = Ticket.objects.unconfirmed(now - promises.CONFIRM_WITHIN)[:BATCH]
    return by_the_clock(rules.LAPSE, left, partial(_lapse, now=now))


def _lapse(ticket: Ticket, now: datetime) -> None:
    ticket.status, ticket.cancelled_at = Status.CANCELLED, now
    ticket.save(update_fields=["status", "cancelled_at"])
    record(ticket, Kind.LAPSED, by=None)
