"""What is said: notes, questions and contacts. One act for every channel."""

from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.db import transaction

from mesa.accounts.models import User
from mesa.tickets import clocks, rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Attachment, Note, Status, Ticket
from mesa.tickets.notes import SPOKEN, said_with, write_note
from mesa.tickets.record import record


def once(act: Callable[..., Note]) -> Callable[..., Note]:
    """A note sent twice with one key is one note, even if the first made the page of the second old. Other words that
    come with that key, from a page that somebody came back to, are another."""

    @wraps(act)
    @transaction.atomic
    def acting_once(ticket: Ticket, *, by: User | None, key: str | None = None, **words: Any) -> Note:
        if key is None:
            return act(ticket, by=by, **words)
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        said = words["body"] if "body" in words else words["question"]
        if again := said_with(ticket, by, key, said):
            return again
        if Note.objects.filter(key=key, ticket=ticket, author=by).exists():
            return acting_once(ticket, by=by, key=_another(key, said), **words)
        return act(ticket, by=by, key=key, **words)

    return acting_once


def _another(key: str, said: str) -> str:
    """The same for the same words, so that these too are sent once."""
    return f"{key[:40]}-{sha256(said.encode()).hexdigest()[:20]}"


@once
def add_note(
    ticket: Ticket,
    *,
    by: User,
    body: str,
    key: str | None = None,
    files: Iterable[Attachment] = (),
    channel: str = "web",
    seen: int | None = None,
    sure: bool = False,
) -> Note:
    """A public note of either side, or of who is in copy. Raises Refused, Conflict, WordsRefused.

    An answer of the requester brings a waiting ticket back; a technician's is contact.
    """
    with acting(by, rules.ADD_NOTE, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=body, key=key, files=files, channel=channel, sure=sure)
        copied: dict[str, Any] = {} if rules.party(by, ticket) else {"in_copy": True}
        record(ticket, Kind.NOTED, by=by, note=note, channel=channel, **copied)
    return note


@once
def add_internal_note(
    ticket: Ticket,
    *,
    by: User | None,
    body: str,
    key: str | None = None,
    files: Iterable[Attachment] = (),
    seen: int | None = None,
) -> Note:
    """Only the house reads it; no clock moves. Raises Refused, Conflict."""
    with acting(by, rules.ADD_INTERNAL_NOTE, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=body, key=key, files=files, public=False)
        record(ticket, Kind.NOTED_INTERNALLY, by=by, note=note)
    return note


@once
def ask(
    ticket: Ticket,
    *,
    by: User | None,
    question: str,
    pause: bool = False,
    key: str | None = None,
    files: Iterable[Attachment] = (),
    seen: int | None = None,
    sure: bool = False,
) -> Note:
    """Ask the requester for something; the ticket waits for them, and the credit too if the technician says so.

    Raises Refused, Conflict, WordsRefused.
    """
    with acting(by, rules.ASK, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=question, key=key, files=files, sure=sure, paused=pause)
        ticket.status, ticket.waiting_at = Status.WAITING, note.written_at
        ticket.due_at = clocks.patience_ends(note.written_at)
        ticket.save(update_fields=SPOKEN)
        record(ticket, Kind.ASKED, by=by, note=note)
    return note


def contact(
    ticket: Ticket,
    *,
    by: User | None,
    channel: str,
    summary: str,
    minutes: int | None = None,
    seen: int | None = None,
    sure: bool = False,
) -> Note:
    """A contact outside these pages (a call, a message) that really reached the person; `minutes` it lasted."""
    with acting(by, rules.CONTACT, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=summary, channel=channel, sure=sure)
        lasted: dict[str, Any] = {"lasted": minutes} if minutes else {}
        record(ticket, Kind.CONTACTED, by=by, note=note, channel=channel, **lasted)
    return note
