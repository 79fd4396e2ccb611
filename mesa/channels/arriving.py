"""What every channel does alike with what arrives: limits, a report that may wait, putting aside, forgetting."""

import structlog
from django.db import OperationalError
from django.utils import timezone

from mesa.terms.words import agreed
from mesa.tickets import actions, rules
from mesa.tickets.models import Category, Impact, Ticket
from mesa.tickets.rules import HOUR, MOST_MESSAGES

AT_ONCE = 1000

log = structlog.get_logger(__name__)


def crowds(messages, at):
    """Whether one sender's `messages` (a query, without the one in hand) are too many since an hour ago.

    `at`: name of their column with the moment.
    """
    recent = messages.filter(**{f"{at}__gt": timezone.now() - HOUR})
    return recent[:MOST_MESSAGES].count() >= MOST_MESSAGES


def acceptance_of(person):
    """Their agreement to the guidelines in force; None if what they report must wait for it."""
    return agreed(person, timezone.now()) if rules.may_open(person) else None


def report(person, *, channel, key, subject, description, acceptance, files=(), follows=None):
    """A ticket that is worked on at once with an acceptance, and waits for one without. Answers it; once per key."""
    if known := Ticket.objects.filter(requester=person, key=key).first():
        return known
    said = {"key": key, "channel": channel, "description": description, "files": files, "follows": follows}
    said["subject"] = (subject or description).splitlines()[0][:150]
    if acceptance is None:
        return actions.arrive(by=person, **said)
    return actions.open_ticket(by=person, acceptance=acceptance, **guessed(channel), **said)


def guessed(channel):
    """What a message does not say and a form asks: a technician can tell better than a guess."""
    return {"category": Category.objects.of_anything(), "impact": Impact.HARD, "contact_by": channel}


def make(act, put_aside, **names):
    """What `act()` answers; where it fails, `put_aside(error)`, so that one message does not hold up the others.

    A database that is busy or away is no fault of the message: OperationalError goes through, and it is read again.
    """
    try:
        return act()
    except OperationalError:
        raise
    except Exception as error:
        log.exception("arrival_put_aside", **names)
        return put_aside(error)


def reason_of(error):
    """For a column of two hundred letters."""
    return f"{type(error).__name__}: {error}"[:200]


def forget(rows, **blank):
    """Empty these columns of the first thousand rows; answers how many."""
    return rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:AT_ONCE])).update(**blank)
