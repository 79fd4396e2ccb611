"""Who may do what to a complaint: supervisors, and never who it is about or who wrote it."""

from mesa.accounts.models import User
from mesa.tickets.rules import Rule, nobody

from . import promises
from .models import Complaint, State

UNANSWERED = {State.RECEIVED, State.TAKEN, State.CONTACTED}


def handler(user: User, complaint: Complaint) -> bool:
    """A supervisor whom it is not about and who did not write it."""
    return user.is_supervisor and user.pk not in {complaint.about_id, complaint.person_id}


def another(user: User, complaint: Complaint) -> bool:
    """A supervisor whom it is not about and who did not write it, other than the one who has it."""
    return handler(user, complaint) and complaint.executive_id != user.pk


def executive(user: User, complaint: Complaint) -> bool:
    """The supervisor who has it."""
    return handler(user, complaint) and complaint.executive_id == user.pk


TAKE_COMPLAINT = Rule(Complaint, another, UNANSWERED)
RECORD_CONTACT = Rule(Complaint, executive, {State.TAKEN, State.CONTACTED})
ANSWER_COMPLAINT = Rule(Complaint, executive, {State.CONTACTED})
FLAG_LATE = Rule(Complaint, nobody, UNANSWERED)


def may_complain(user: User) -> bool:
    """Who is active and verified."""
    return user.is_active and user.is_verified


def has_enough(user: User) -> bool:
    """Who waits for several answers writes to the webmaster: nobody fills the box of the supervisors."""
    return Complaint.objects.filter(person=user).unanswered().count() >= promises.AT_MOST
