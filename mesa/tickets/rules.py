"""Who may do what, and when. The only page that knows."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from mesa.common.refusal import Refused

from . import balances, tallies
from .models import LIVE, Status, Ticket

__all__ = ["Conflict", "Refused", "Rule", "acting", "allowed", "may", "may_open"]


HOUR = timedelta(hours=1)
MOST_MESSAGES = 12  # of one sender in an hour; the rest waits for somebody to look
MOST_REPORTS = 3  # of one person in an hour, or waiting to be confirmed
SPOKEN_IN = {*LIVE, Status.RESOLVED}


def technician(user, ticket):
    """A technician."""
    return user.is_technician


def requester(user, ticket):
    """Its requester."""
    return user.is_active and user == ticket.requester


def party(user, ticket):
    """Its requester, or a technician."""
    return technician(user, ticket) or requester(user, ticket)


def speaker(user, ticket):
    """Its requester, a follower, or, once its guidelines were accepted, a technician."""
    answers = technician(user, ticket) and ticket.status != Status.PENDING
    return requester(user, ticket) or answers or follower(user, ticket)


def listener(user, ticket):
    """Its requester, a follower, or a technician."""
    return party(user, ticket) or follower(user, ticket)


def follower(user, ticket):
    """Somebody in copy, agreed to by the requester or a technician."""
    return user.is_active and ticket.followed_by.agreed().filter(person=user).exists()


def insured(user, ticket):
    """Its requester, until the last day of the warranty."""
    return requester(user, ticket) and ticket.warranty_until is not None and timezone.now() < ticket.warranty_until


def wants_no_quote_yet(user, ticket):
    """Its requester, who did not ask for it yet."""
    return requester(user, ticket) and ticket.quote_wanted_at is None


def attends_warranty(user, ticket):
    """A technician, where it came back under warranty."""
    return technician(user, ticket) and ticket.warranty_at is not None


def always(ticket):
    """Whatever else is true."""
    return True


def is_unsaid(ticket):
    """Until it closes it may be changed; afterwards only who said nothing may still say it."""
    return ticket.status == Status.RESOLVED or not hasattr(ticket, "rating")


def nobody(user, ticket):
    """Only the desk itself, by the clock."""
    return False


class Rule(NamedTuple):
    who: Callable
    states: set
    when: Callable = always  # what else must be true of the ticket


ASSIGN = Rule(technician, {*LIVE})
CONFIRM = Rule(requester, {Status.PENDING})
LAPSE = Rule(nobody, {Status.PENDING})
ADD_NOTE = Rule(speaker, {Status.PENDING, *SPOKEN_IN})
ADD_INTERNAL_NOTE = Rule(technician, {*Status})
ASK = Rule(technician, {*LIVE})
CONTACT = Rule(technician, {*LIVE, Status.RESOLVED})
RESOLVE = Rule(technician, {Status.OPEN, Status.WAITING})
CLOSE = Rule(technician, {Status.RESOLVED})
CANCEL = Rule(requester, {Status.PENDING, *LIVE})
REOPEN = Rule(technician, {Status.RESOLVED})
CLAIM_WARRANTY = Rule(insured, {Status.RESOLVED})
DECLINE_WARRANTY = Rule(attends_warranty, {Status.OPEN, Status.WAITING})
FOLLOW = Rule(party, {Status.PENDING, *SPOKEN_IN})
UNFOLLOW = Rule(listener, {*Status})
RATE = Rule(requester, {Status.RESOLVED, Status.CLOSED}, is_unsaid)
CLOSE_EXPIRED = Rule(nobody, {Status.RESOLVED})
PROVE_LICENCE = Rule(party, {*LIVE})
RECORD_INSTALLATION = Rule(technician, {*LIVE})
REFUSE_INSTALLATION = Rule(technician, {*LIVE})
TICK = Rule(requester, {*LIVE})
UNTICK = Rule(requester, {*LIVE})
ASK_BACKUP_HELP = Rule(requester, {*LIVE})
WANT_QUOTE = Rule(wants_no_quote_yet, {*LIVE, Status.RESOLVED})
PAUSE_CREDIT = Rule(technician, {*LIVE}, balances.is_running)
RESUME_CREDIT = Rule(technician, {*LIVE}, balances.is_paused)
EXTEND_CREDIT = Rule(technician, {*LIVE}, balances.is_counted)
WARN_CREDIT = Rule(nobody, {*LIVE}, balances.is_running)
RETURN_CREDIT = Rule(nobody, {*LIVE}, balances.is_running)
REMIND = Rule(nobody, {*LIVE})
FLAG_OVERDUE = Rule(nobody, {*LIVE})


class Conflict(Exception):
    """Somebody else changed the ticket since this person looked; `ticket` is as it is now."""

    def __init__(self, ticket):
        super().__init__(f"#{ticket.pk} is at version {ticket.version}")
        self.ticket = ticket


def may_open(user):
    """Who is active and verified; opening also asks for the acceptance of the guidelines."""
    return user.is_active and user.is_verified


def may_report_more(user, channel):
    """A requester with fewer than MOST_REPORTS by that channel in the last hour, and fewer waiting to be confirmed."""
    mine = Ticket.objects.filter(requester=user, channel=channel)
    fresh = mine.filter(opened_at__gt=timezone.now() - HOUR)
    waiting = mine.filter(status=Status.PENDING)
    return max(fresh[:MOST_REPORTS].count(), waiting[:MOST_REPORTS].count()) < MOST_REPORTS


def may_follow(user, ticket):
    """The requester of a ticket that was resolved or closed, whose new report goes on from it."""
    return ticket.requester_id == user.pk and ticket.status in {Status.RESOLVED, Status.CLOSED}


def may(user, rule, ticket):
    return ticket.status in rule.states and rule.when(ticket) and (user is None or rule.who(user, ticket))


def allowed(user, ticket, *rooms):
    found = {name.lower(): rule for room in rooms for name, rule in vars(room).items() if isinstance(rule, Rule)}
    return {name for name, rule in found.items() if may(user, rule, ticket)}


@contextmanager
def acting(user, rule, ticket, *, seen=None):
    """One transaction, one locked row, one question, and the live counts of what changed.

    `seen` is the version the person was looking at, quiet lines aside; None acts whatever happened meanwhile.
    Who looked at an old page hears what changed before hearing that it is too late.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if user is not None and not rule.who(user, ticket):
            raise Refused
        if seen is not None and not ticket.loud_version <= seen <= ticket.version:
            raise Conflict(ticket)
        if not may(user, rule, ticket):
            raise Refused
        before = tallies.places(ticket)
        yield ticket
        tallies.move(before, tallies.places(ticket))
