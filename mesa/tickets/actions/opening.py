"""«Reportar incidencia»."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mesa.accounts.actions import add_equipment, personalise
from mesa.accounts.models import User
from mesa.common.redaction import clean_facts
from mesa.terms.actions import accept
from mesa.terms.models import Acceptance, Text
from mesa.tickets import clocks, desk, responses, rules, tallies
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Attachment, Category, Intake, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record

from .drafts import drop_draft
from .quotes import want_quote


def once(act: Callable[..., Ticket]) -> Callable[..., Ticket]:
    """One ticket per `key`, however often and however close it is sent: the second gets what the first made."""

    @wraps(act)
    def acting_once(*, by: User, key: str | None = None, **words: Any) -> Ticket:
        if not rules.may_open(by):
            raise rules.Refused
        made = Ticket.objects.filter(key=key, requester=by) if key else Ticket.objects.none()
        try:
            with transaction.atomic():
                return made.first() or act(by=by, key=key, **words)
        except IntegrityError:
            return made.get()

    return acting_once


@once
def report(
    *,
    by: User,
    key: str | None,
    text: Text,
    address: str | None = None,
    agent: str = "",
    channel: str = "web",
    new_equipment: dict[str, Any] | None = None,
    reach: dict[str, Any] | None = None,
    **words: Any,
) -> Ticket:
    """What a page sends in one go: agree, keep the equipment and the number, open the ticket, forget the draft.

    `words` is what `open_ticket` takes. Raises Refused.
    """
    acceptance = accept(text, by=by, address=address, agent=agent, channel=channel)
    if new_equipment:
        words["equipment"] = add_equipment(by=by, **new_equipment)
    if reach:
        personalise(by=by, **reach)
    ticket = _open(by=by, key=key, acceptance=acceptance, channel=channel, **words)
    drop_draft(by=by)
    return ticket


@once
def open_ticket(*, by: User, key: str | None, acceptance: Acceptance, **words: Any) -> Ticket:
    """One ticket for one `key`. `acceptance` is what this person agreed to for this report. Raises Refused.

    `words`: subject, description, category, impact, contact_by; channel, files, follows, wants_quote and columns of
    Intake.
    """
    if acceptance.person_id != by.pk:
        raise rules.Refused
    return _open(by=by, key=key, acceptance=acceptance, **words)


def _open(
    *, by: User, key: str | None, acceptance: Acceptance, subject: str, description: str, category: Category,
    impact: str, contact_by: str, channel: str = "web", files: Iterable[Attachment] = (),
    follows: Ticket | None = None, wants_quote: bool = False, **intake: Any
) -> Ticket:  # fmt: skip
    if follows and not rules.may_follow(by, follows):
        raise rules.Refused
    said, lost = clean_facts(Ticket, {"subject": subject})
    intake, lost_too = clean_facts(Intake, intake)
    now = timezone.now()
    due = clocks.response_due(desk.calendar(), now)
    ticket = Ticket.objects.create(
        key=key, requester=by, **said, category=category, impact=impact, contact_by=contact_by,
        acceptance=acceptance, channel=channel, opened_at=now, response_due_at=due, due_at=due,
        follows=follows,
    )  # fmt: skip
    equipment = intake.get("equipment")
    Intake.objects.create(ticket=ticket, equipment_was=str(equipment or ""), **intake)
    note = write_note(ticket, by=by, body=description, channel=channel, files=files)
    told = responses.foretell(ticket, now)
    window: dict[str, Any] = {"from_at": told.from_at.isoformat(), "to_at": told.to_at.isoformat()}
    record(ticket, Kind.OPENED, by=by, note=note, **window, removed=lost + lost_too)
    tallies.move(set(), tallies.places(ticket))
    if wants_quote:
        ticket = want_quote(ticket, by=by)
    return ticket
