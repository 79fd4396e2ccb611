"""The warranty on a solved incident: asked for, declined, and over."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import Refused
from mesa.tickets import clocks, desk, rules
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Event, Exclusion, Status, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record

BATCH = 100


def claim_warranty(ticket: Ticket, *, by: User | None, reason: str, seen: int | None = None) -> Ticket:
    """«Volvió a fallar»: the same ticket, back to who attended, at no cost and ahead of the queue.

    Raises Refused, Conflict.
    """
    with acting(by, rules.CLAIM_WARRANTY, ticket, seen=seen) as ticket:
        now, until = timezone.now(), ticket.warranty_until
        if until is None:
            raise Refused
        note = write_note(ticket, by=by, body=reason)
        ticket.warranty_at = ticket.returned_at = now
        ticket.status, ticket.due_at = Status.OPEN, clocks.answer_due(desk.calendar(), now)
        ticket.save(update_fields=["status", "warranty_at", "returned_at", "due_at"])
        record(ticket, Kind.WARRANTY_CLAIMED, by=by, note=note, until=until.isoformat())
    return ticket


def decline_warranty(
    ticket: Ticket, *, by: User | None, exclusion: str, words: str, seen: int | None = None, sure: bool = False
) -> Ticket:
    """Only for what the guidelines leave out. Solved again as it was: the warranty ends the day it already did.

    Raises Refused, Conflict, WordsRefused; ValueError for what is no Exclusion.
    """
    exclusion = Exclusion(exclusion)
    with acting(by, rules.DECLINE_WARRANTY, ticket, seen=seen) as ticket:
        ticket.status, ticket.warranty_at, ticket.returned_at = Status.RESOLVED, None, None
        ticket.due_at = ticket.overdue_at = ticket.waiting_at = None
        ticket.save(update_fields=["status", "warranty_at", "returned_at", "due_at", "overdue_at", "waiting_at"])
        note = write_note(ticket, by=by, body=words, sure=sure)
        record(ticket, Kind.WARRANTY_DECLINED, by=by, note=note, exclusion=exclusion.value)
    return ticket


def close_expired(now: datetime) -> int:
    """After the last day the ticket closes by itself."""
    return by_the_clock(rules.CLOSE_EXPIRED, Ticket.objects.expired(now)[:BATCH], partial(_close_expired, now=now))


def _close_expired(ticket: Ticket, now: datetime) -> Event | bool:
    if ticket.warranty_until is None or ticket.warranty_until > now:  # solved again between the list and the lock
        return False
    ticket.status, ticket.closed_at = Status.CLOSED, now
    ticket.save(update_fields=["status", "closed_at"])
    return record(ticket, Kind.WARRANTY_ENDED, by=None)
