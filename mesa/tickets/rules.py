"""Who may do what, and when. The only page that knows."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import NamedTuple

from django.db import transaction

from mesa.accounts.rules import Refused

from . import tallies
from .models import LIVE, Status, Ticket

__all__ = ["Conflict", "Refused", "Rule", "acting", "allowed", "may", "may_open"]


def technician(user, ticket):
    return user.is_technician


def requester(user, ticket):
    return user.is_active and user == ticket.requester


def party(user, ticket):
    return technician(user, ticket) or requester(user, ticket)


def nobody(user, ticket):
    """Only the desk itself, by the clock."""
    return False


class Rule(NamedTuple):
    who: Callable
    states: set


ASSIGN = Rule(technician, {*LIVE})
ADD_NOTE = Rule(party, {*LIVE, Status.RESOLVED})
ADD_INTERNAL_NOTE = Rule(technician, {*Status})
ASK = Rule(technician, {*LIVE})
CONTACT = Rule(technician, {*LIVE, Status.RESOLVED})
RESOLVE = Rule(technician, {Status.OPEN, Status.WAITING})
CLOSE = Rule(technician, {Status.RESOLVED})
CANCEL = Rule(requester, {*LIVE})
REOPEN = Rule(party, {Status.RESOLVED})
FLAG_OVERDUE = Rule(nobody, {*LIVE})


class Conflict(Exception):
    """Somebody else changed the ticket since this person looked; `ticket` is as it is now."""

    def __init__(self, ticket):
        super().__init__(f"#{ticket.pk} is at version {ticket.version}")
        self.ticket = ticket


def may_open(user):
    return user.is_active and user.is_verified


def may(user, rule, ticket):
    return ticket.status in rule.states and (user is None or rule.who(user, ticket))


def allowed(user, ticket, *rooms):
    found = {name.lower(): rule for room in rooms for name, rule in vars(room).items() if isinstance(rule, Rule)}
    return {name for name, rule in found.items() if may(user, rule, ticket)}


@contextmanager
def acting(user, rule, ticket, *, seen=None):
    """One transaction, one locked row, one question, and the live counts of what changed.

    `seen` is the version the person was looking at; None acts whatever happened meanwhile.
    Who looked at an old page hears what changed before hearing that it is too late.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if user is not None and not rule.who(user, ticket):
            raise Refused
        if seen is not None and seen != ticket.version:
            raise Conflict(ticket)
        if not may(user, rule, ticket):
            raise Refused
        before = tallies.places(ticket)
        yield ticket
        tallies.move(before, tallies.places(ticket))
