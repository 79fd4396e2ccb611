"""Who may do what to a complaint: supervisors, and never who it is about or who wrote it."""

from contextlib import contextmanager

from django.db import transaction

from mesa.tickets.rules import Refused, Rule, may

from . import promises
from .models import Complaint, State

UNANSWERED = {State.RECEIVED, State.TAKEN, State.CONTACTED}


def handler(user, complaint):
    """A supervisor whom it is not about and who did not write it."""
    return user.is_supervisor and user.pk not in {complaint.about_id, complaint.person_id}


def another(user, complaint):
    """A supervisor whom it is not about and who did not write it, other than the one who has it."""
    return handler(user, complaint) and complaint.executive_id != user.pk


def executive(user, complaint):
    """The supervisor who has it."""
    return handler(user, complaint) and complaint.executive_id == user.pk


def nobody(user, complaint):
    """Only the desk itself, by the clock."""
    return False


TAKE_COMPLAINT = Rule(another, UNANSWERED)
RECORD_CONTACT = Rule(executive, {State.TAKEN, State.CONTACTED})
ANSWER_COMPLAINT = Rule(executive, {State.CONTACTED})
FLAG_LATE = Rule(nobody, UNANSWERED)


def may_complain(user):
    """Who is active and verified."""
    return user.is_active and user.is_verified


def has_enough(user):
    """Who waits for several answers writes to the webmaster: nobody fills the box of the supervisors."""
    return Complaint.objects.filter(person=user).unanswered().count() >= promises.AT_MOST


@contextmanager
def acting(user, rule, complaint):
    """One transaction, one locked row, one question."""
    with transaction.atomic():
        complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
        if not may(user, rule, complaint):
            raise Refused
        yield complaint
