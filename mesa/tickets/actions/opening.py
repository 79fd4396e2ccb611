"""«Reportar incidencia»."""

from django.db import transaction
from django.utils import timezone

from mesa.accounts.actions import add_equipment, personalise
from mesa.terms.actions import accept
from mesa.tickets import clocks, desk, rules, tallies
from mesa.tickets.events import Kind, record
from mesa.tickets.models import Intake, Ticket

from .drafts import drop_draft
from .files import attach


@transaction.atomic
def report(*, by, text, key, address=None, agent="", channel="web", new_equipment=None, reach=None, **words):
    """What a page sends in one go: agree, keep the equipment and the number, open the ticket, forget the draft.

    Once per `key`, however often it is sent.
    """
    if not rules.may_open(by):
        raise rules.Refused
    again = _reported(by, key)
    if again:
        return again
    acceptance = accept(text, by=by, address=address, agent=agent, channel=channel)
    if new_equipment:
        words["equipment"] = add_equipment(by=by, **new_equipment)
    if reach:
        personalise(by=by, **reach)
    ticket = open_ticket(by=by, acceptance=acceptance, key=key, channel=channel, **words)
    drop_draft(by=by)
    return ticket


@transaction.atomic
def open_ticket(
    *, by, subject, description, category, impact, contact_by, acceptance, key=None, channel="web", files=(), **intake
):
    """Once per `key`, however often it is sent. `acceptance` is what this person agreed to for this report."""
    if not rules.may_open(by) or acceptance.person_id != by.pk:
        raise rules.Refused
    again = _reported(by, key)
    if again:
        return again
    now = timezone.now()
    due = clocks.response_due(desk.calendar(), now)
    ticket = Ticket.objects.create(
        key=key, requester=by, subject=subject, category=category, impact=impact, contact_by=contact_by,
        acceptance=acceptance, channel=channel, opened_at=now, response_due_at=due, due_at=due,
    )  # fmt: skip
    equipment = intake.get("equipment")
    Intake.objects.create(ticket=ticket, equipment_was=str(equipment or ""), **intake)
    note = ticket.notes.create(author=by, body=description, channel=channel, written_at=now)
    attach(files, note, by=by)
    record(ticket, Kind.OPENED, by=by, note=note)
    tallies.move(set(), tallies.places(ticket))
    return ticket


def _reported(by, key):
    return key and Ticket.objects.filter(key=key, requester=by).first()
