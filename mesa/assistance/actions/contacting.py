"""Looking for somebody: each attempt is a line; when enough were made, the person is told and the ticket waits."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import promises, rules
from mesa.assistance.kinds import Kind
from mesa.assistance.models import ContactAttempt, Outcome, Silence
from mesa.common.rules import Rule
from mesa.tickets import actions as tickets
from mesa.tickets import balances
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.models import Note, Status, Ticket
from mesa.tickets.record import record

BATCH = 100


@transaction.atomic
def try_contact(
    ticket: Ticket, *, by: User, channel: str, outcome: str, words: str, sure: bool = False
) -> ContactAttempt:
    """One try to reach the person; `channel` and `outcome` are those of ContactAttempt. Raises Refused, WordsRefused.

    `words`: what is kept of a conversation when the person answered, which is a contact like any other.
    """
    with acting(by, rules.TRY_CONTACT, ticket) as ticket:
        attempt = ContactAttempt.objects.create(ticket=ticket, channel=channel, outcome=outcome, by=by)
        if outcome != Outcome.REACHED:
            record(ticket, Kind.CONTACT_TRIED, by=by, channel=channel, outcome=outcome)
    if outcome == Outcome.REACHED:
        tickets.contact(ticket, by=by, channel=channel, summary=words, sure=sure)
    return attempt


@transaction.atomic
def tell_unreached(ticket: Ticket, *, by: User | None, words: str, sure: bool = False) -> Note:
    """«No logramos contactarte»: asked like any question, with the credit paused; it closes only after notice.

    Raises Refused, WordsRefused.
    """
    with acting(by, rules.TELL_UNREACHED, ticket) as ticket:
        now = timezone.now()
        Silence.objects.filter(ticket=ticket).update(warn_at=None, close_at=None)
        Silence.objects.create(
            ticket=ticket, told_at=now, warn_at=now + promises.SILENCE_WARNED, close_at=now + promises.SILENCE
        )
        record(ticket, Kind.UNREACHED, by=by)
    return tickets.ask(ticket, by=by, question=words, pause=True, sure=sure)


def warn_silence(now: datetime) -> int:
    """Days before: the ticket will close, and one word keeps it open. Answers how many."""
    due = Silence.objects.filter(warn_at__lte=now).select_related("ticket").order_by("warn_at")
    return _owed(due, rules.WARN_SILENCE, _warn)


def close_silence(now: datetime) -> int:
    """Only after it was told that it would. Answers how many."""
    due = Silence.objects.filter(close_at__lte=now, warn_at=None).select_related("ticket").order_by("close_at")
    return _owed(due, rules.CLOSE_SILENCE, _close)


def _owed(due: QuerySet[Silence], rule: Rule, act: Callable[[Silence], None]) -> int:
    """Those whose ticket goes on, or ended, are over without a word."""
    over = due.exclude(ticket__status__in=rule.states).values_list("pk", flat=True)
    forgotten = Silence.objects.filter(pk__in=list(over)).update(warn_at=None, close_at=None)
    return forgotten + by_the_clock(rule, due[:BATCH], partial(_unless_they_spoke, act))


def _unless_they_spoke(act: Callable[[Silence], None], silence: Silence) -> bool:
    if silence.close_at is None:
        return False
    waiting_at = silence.ticket.waiting_at
    if waiting_at is None or waiting_at < silence.told_at:
        _over(silence)
    else:
        act(silence)
    return True


def _warn(silence: Silence) -> None:
    silence.warn_at = None
    silence.save(update_fields=["warn_at"])
    record(
        silence.ticket, Kind.SILENCE_WARNED, by=None, until=silence.close_at.isoformat() if silence.close_at else None
    )


def _close(silence: Silence) -> None:
    _over(silence)
    ticket = silence.ticket
    ticket.status, ticket.closed_at = Status.CLOSED, timezone.now()
    ticket.due_at = ticket.waiting_at = ticket.overdue_at = None
    ticket.save(update_fields=["status", "closed_at", "due_at", "waiting_at", "overdue_at"])
    record(ticket, Kind.SILENCE_CLOSED, by=None, credit=balances.stop(ticket))


def _over(silence: Silence) -> None:
    Silence.objects.filter(pk=silence.pk).update(warn_at=None, close_at=None)
