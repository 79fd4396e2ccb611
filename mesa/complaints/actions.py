"""What can be done with a complaint."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.common.refusal import Refused
from mesa.complaints.models import ComplaintEvent
from mesa.tickets import desk
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.models import Ticket
from mesa.tickets.notes import check_words

from . import clocks, rules
from .kinds import Kind
from .models import Complaint
from .record import record

BATCH = 100


@transaction.atomic
def open_complaint(*, by: User, words: str, ticket: Ticket | None = None, key: str | None = None) -> Complaint:
    """About one's own ticket, or about the service at large; sent twice with one `key` it is one. Raises Refused."""
    User.objects.select_for_update().get(pk=by.pk)
    again = Complaint.objects.filter(person=by, key=key).first() if key else None
    if again:
        return again
    if not rules.may_complain(by) or rules.has_enough(by) or (ticket and ticket.requester_id != by.pk):
        raise Refused
    words, removed = clean(words)
    now = timezone.now()
    complaint = Complaint.objects.create(
        ticket=ticket,
        person=by,
        about=ticket.technician if ticket else None,
        key=key,
        words=words,
        opened_at=now,
        due_at=clocks.answer_due(desk.calendar(), now),
    )
    record(complaint, Kind.OPENED, by=by, removed=removed)
    return complaint


def take_complaint(complaint: Complaint, *, by: User) -> Complaint:
    """From nobody, or from the supervisor who had it. Raises Refused."""
    with acting(by, rules.TAKE_COMPLAINT, complaint) as complaint:
        before = complaint.executive_id
        complaint.executive, complaint.taken_at = by, timezone.now()
        complaint.save(update_fields=["executive", "taken_at"])
        record(complaint, Kind.TAKEN, by=by, before=before)
    return complaint


def record_contact(complaint: Complaint, *, by: User, words: str) -> Complaint:
    """Each time they spoke is a line; the complaint keeps the last one. Raises Refused."""
    with acting(by, rules.RECORD_CONTACT, complaint) as complaint:
        complaint.contact_words, removed = clean(words)
        complaint.contacted_at = timezone.now()
        complaint.save(update_fields=["contact_words", "contacted_at"])
        record(complaint, Kind.CONTACTED, by=by, words=complaint.contact_words, removed=removed)
    return complaint


def answer_complaint(complaint: Complaint, *, by: User, outcome: str, sure: bool = False) -> Complaint:
    """How it ended, in the words the person reads. Raises Refused, WordsRefused."""
    with acting(by, rules.ANSWER_COMPLAINT, complaint) as complaint:
        check_words(outcome, sure=sure)
        complaint.outcome, removed = clean(outcome)
        complaint.answered_at = timezone.now()
        complaint.save(update_fields=["outcome", "answered_at"])
        record(complaint, Kind.ANSWERED, by=by, words=complaint.outcome, removed=removed)
    return complaint


def flag_late(now: datetime) -> int:
    """Each complaint whose day passed without an answer, once. Answers how many, `BATCH` at most."""
    return by_the_clock(rules.FLAG_LATE, Complaint.objects.late(now)[:BATCH], partial(_flag_late, now=now))


def _flag_late(complaint: Complaint, now: datetime) -> ComplaintEvent | bool:
    if complaint.overdue_at:
        return False
    complaint.overdue_at = now
    complaint.save(update_fields=["overdue_at"])
    return record(complaint, Kind.LATE, by=None, due=complaint.due_at.isoformat())
