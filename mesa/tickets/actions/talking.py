"""What is said: notes, questions and contacts. One act for every channel."""

from functools import wraps

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa.lib.lures import lures
from mesa.tickets import balances, clocks, desk, rules
from mesa.tickets.events import Kind, record
from mesa.tickets.models import Note, Status, Ticket
from mesa.tickets.rules import Refused, acting

from .files import attach

SPOKEN = ["status", "contacted_at", "first_response_at", "waiting_at", "due_at", "overdue_at"]


def once(act):
    """A note sent twice with one key is one note, even if the first made the page of the second old."""

    @wraps(act)
    @transaction.atomic
    def acting_once(ticket, *, by, key=None, **words):
        if key is None:
            return act(ticket, by=by, **words)
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        again = Note.objects.filter(key=key, ticket=ticket, author=by).first()
        return again or act(ticket, by=by, key=key, **words)

    return acting_once


@once
def add_note(ticket, *, by, body, key=None, files=(), channel="web", seen=None):
    """A public note of either side, or of who is in copy.

    An answer of who asked brings a waiting ticket back; a technician's is contact.
    """
    with acting(by, rules.ADD_NOTE, ticket, seen=seen) as ticket:
        note = _write(ticket, by, body, key=key, files=files, channel=channel)
        answers = by.is_technician and by != ticket.requester
        credit = (speak if answers else hear)(ticket, note.written_at)
        copied = {} if answers or by == ticket.requester else {"in_copy": True}
        record(ticket, Kind.NOTED, by=by, note=note, channel=channel, **credit, **copied, **lured(by, body))
    return note


@once
def add_internal_note(ticket, *, by, body, key=None, files=(), seen=None):
    """Only the house reads it; no clock moves."""
    with acting(by, rules.ADD_INTERNAL_NOTE, ticket, seen=seen) as ticket:
        note = _write(ticket, by, body, key=key, files=files, public=False)
        record(ticket, Kind.NOTED_INTERNALLY, by=by, note=note)
    return note


@once
def ask(ticket, *, by, question, pause=False, key=None, files=(), seen=None):
    """Ask the requester for something; the ticket waits for them, and the credit too if the technician says so."""
    with acting(by, rules.ASK, ticket, seen=seen) as ticket:
        note = _write(ticket, by, question, key=key, files=files)
        credit = speak(ticket, note.written_at, paused=pause) or (balances.pause(ticket) if pause else {})
        ticket.status, ticket.waiting_at = Status.WAITING, note.written_at
        ticket.due_at = clocks.patience_ends(note.written_at)
        ticket.save(update_fields=SPOKEN)
        record(ticket, Kind.ASKED, by=by, note=note, **credit)
    return note


def contact(ticket, *, by, channel, summary, minutes=None, seen=None):
    """A contact outside these pages (a call, WhatsApp) that really reached the person; `minutes` it lasted."""
    with acting(by, rules.CONTACT, ticket, seen=seen) as ticket:
        note = _write(ticket, by, summary, channel=channel)
        credit = speak(ticket, note.written_at)
        lasted = {"lasted": minutes} if minutes else {}
        record(ticket, Kind.CONTACTED, by=by, note=note, channel=channel, **lasted, **credit)
    return note


def lured(by, words):
    """What the line says of words from outside that lead where nobody should go."""
    found = [] if by.is_technician else lures(words, settings.MAKER_HOSTS)
    return {"lures": len(found)} if found else {}


def _write(ticket, by, body, *, key=None, files=(), public=True, channel="web"):
    if public and by.is_technician and lures(body, settings.MAKER_HOSTS):
        raise Refused
    note = ticket.notes.create(author=by, body=body, key=key, public=public, channel=channel, written_at=timezone.now())
    attach(files, note, by=by)
    return note


def speak(ticket, at, *, paused=False):
    """The house spoke: first contact and first response are facts from now on, and nothing is overdue.

    Answers what the line carries: the first real contact starts the credit.
    """
    credit = {} if ticket.contacted_at else balances.start(ticket, paused)
    ticket.contacted_at = ticket.contacted_at or at
    ticket.first_response_at = ticket.first_response_at or at
    if ticket.is_live:
        ticket.overdue_at = None
        if ticket.status == Status.NEW:
            ticket.status = Status.OPEN
        if ticket.status == Status.OPEN:
            ticket.due_at = clocks.answer_due(desk.calendar(), at)
    ticket.save(update_fields=SPOKEN)
    return credit


def hear(ticket, at):
    """The requester spoke: a ticket that waited for them is back with the house. Their word moves no credit."""
    if ticket.status == Status.WAITING:
        ticket.status, ticket.waiting_at, ticket.overdue_at = Status.OPEN, None, None
        ticket.due_at = clocks.answer_due(desk.calendar(), at)
        ticket.save(update_fields=SPOKEN)
    return {}
