"""Who may do what, and when. The only page that knows."""

from datetime import timedelta

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import Refused
from mesa.common.rules import Conflict, Rule, allowed, always, may, nobody

from . import balances
from .models import LIVE, Status, Ticket

__all__ = ["Conflict", "Refused", "Rule", "allowed", "always", "may", "may_open", "nobody"]


HOUR = timedelta(hours=1)
MOST_MESSAGES = 12  # of one sender in an hour; the rest waits for somebody to look
MOST_REPORTS = 3  # of one person in an hour, or waiting to be confirmed
SPOKEN_IN = {*LIVE, Status.RESOLVED}


def technician(user: User, ticket: Ticket) -> bool:
    """A technician."""
    return user.is_technician


def requester(user: User, ticket: Ticket) -> bool:
    """Its requester."""
    return user.is_active and user == ticket.requester


def party(user: User, ticket: Ticket) -> bool:
    """Its requester, or a technician."""
    return technician(user, ticket) or requester(user, ticket)


def speaker(user: User, ticket: Ticket) -> bool:
    """Its requester, a follower, or, once its guidelines were accepted, a technician."""
    answers = technician(user, ticket) and ticket.status != Status.PENDING
    return requester(user, ticket) or answers or follower(user, ticket)


def listener(user: User, ticket: Ticket) -> bool:
    """Its requester, a follower, or a technician."""
    return party(user, ticket) or follower(user, ticket)


def follower(user: User, ticket: Ticket) -> bool:
    """Somebody in copy, agreed to by the requester or a technician."""
    return user.is_active and ticket.followed_by.agreed().filter(person=user).exists()


def insured(user: User, ticket: Ticket) -> bool:
    """Its requester, until the last day of the warranty."""
    return requester(user, ticket) and ticket.warranty_until is not None and timezone.now() < ticket.warranty_until


def wants_no_quote_yet(user: User, ticket: Ticket) -> bool:
    """Its requester, who did not ask for it yet."""
    return requester(user, ticket) and ticket.quote_wanted_at is None


def attends_warranty(user: User, ticket: Ticket) -> bool:
    """A technician, where it came back under warranty."""
    return technician(user, ticket) and ticket.warranty_at is not None


def is_unsaid(ticket: Ticket) -> bool:
    """Until it closes it may be changed; afterwards only who said nothing may still say it."""
    return ticket.status == Status.RESOLVED or not hasattr(ticket, "rating")


ASSIGN = Rule(Ticket, technician, {*LIVE})
CONFIRM = Rule(Ticket, requester, {Status.PENDING})
LAPSE = Rule(Ticket, nobody, {Status.PENDING})
ADD_NOTE = Rule(Ticket, speaker, {Status.PENDING, *SPOKEN_IN})
ADD_INTERNAL_NOTE = Rule(Ticket, technician, {*Status})
ASK = Rule(Ticket, technician, {*LIVE})
CONTACT = Rule(Ticket, technician, {*LIVE, Status.RESOLVED})
RESOLVE = Rule(Ticket, technician, {Status.OPEN, Status.WAITING})
CLOSE = Rule(Ticket, technician, {Status.RESOLVED})
CANCEL = Rule(Ticket, requester, {Status.PENDING, *LIVE})
REOPEN = Rule(Ticket, technician, {Status.RESOLVED})
CLAIM_WARRANTY = Rule(Ticket, insured, {Status.RESOLVED})
DECLINE_WARRANTY = Rule(Ticket, attends_warranty, {Status.OPEN, Status.WAITING})
FOLLOW = Rule(Ticket, party, {Status.PENDING, *SPOKEN_IN})
UNFOLLOW = Rule(Ticket, listener, {*Status})
RATE = Rule(Ticket, requester, {Status.RESOLVED, Status.CLOSED}, is_unsaid)
CLOSE_EXPIRED = Rule(Ticket, nobody, {Status.RESOLVED})
PROVE_LICENCE = Rule(Ticket, party, {*LIVE})
RECORD_INSTALLATION = Rule(Ticket, technician, {*LIVE})
REFUSE_INSTALLATION = Rule(Ticket, technician, {*LIVE})
TICK = Rule(Ticket, requester, {*LIVE})
UNTICK = Rule(Ticket, requester, {*LIVE})
ASK_BACKUP_HELP = Rule(Ticket, requester, {*LIVE})
WANT_QUOTE = Rule(Ticket, wants_no_quote_yet, {*LIVE, Status.RESOLVED})
PAUSE_CREDIT = Rule(Ticket, technician, {*LIVE}, balances.is_running)
RESUME_CREDIT = Rule(Ticket, technician, {*LIVE}, balances.is_paused)
EXTEND_CREDIT = Rule(Ticket, technician, {*LIVE}, balances.is_counted)
WARN_CREDIT = Rule(Ticket, nobody, {*LIVE}, balances.is_running)
RETURN_CREDIT = Rule(Ticket, nobody, {*LIVE}, balances.is_running)
REMIND = Rule(Ticket, nobody, {*LIVE})
FLAG_OVERDUE = Rule(Ticket, nobody, {*LIVE})


def may_open(user: User) -> bool:
    """Who is active and verified; opening also asks for the acceptance of the guidelines."""
    return user.is_active and user.is_verified


def may_report_more(user: User, channel: str) -> bool:
    """A requester with fewer than MOST_REPORTS by that channel in the last hour, and fewer waiting to be confirmed."""
    mine = Ticket.objects.filter(requester=user, channel=channel)
    fresh = mine.filter(opened_at__gt=timezone.now() - HOUR)
    waiting = mine.filter(status=Status.PENDING)
    return max(fresh[:MOST_REPORTS].count(), waiting[:MOST_REPORTS].count()) < MOST_REPORTS


def may_follow(user: User, ticket: Ticket) -> bool:
    """The requester of a ticket that was resolved or closed, whose new report goes on from it."""
    return ticket.requester_id == user.pk and ticket.status in {Status.RESOLVED, Status.CLOSED}
