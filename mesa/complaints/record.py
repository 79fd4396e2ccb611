"""The ledger of complaints, and the people of each role that a kind names."""

from typing import Any

from django.conf import settings

from mesa.accounts.models import Role, User
from mesa.complaints.models import Complaint
from mesa.tickets.kinds import EventKind

from . import letters
from .models import ComplaintEvent


def person(complaint: Complaint) -> list[letters.Reader]:
    """Who wrote it, while they have an account."""
    return [letters.reader(complaint.person)] if complaint.person.is_active else []


def supervisors(complaint: Complaint) -> list[letters.Reader]:
    """Whoever may handle it; if the only supervisor may not, the address the public pages give."""
    able = User.objects.filter(role=Role.SUPERVISOR, is_active=True, email_verified_at__isnull=False)
    able = able.exclude(pk__in=[pk for pk in (complaint.about_id, complaint.person_id) if pk])
    return [letters.reader(one) for one in able] or [letters.Reader(settings.BRAND.webmaster)]


ROLES = {"person": person, "supervisors": supervisors}


def record(complaint: Complaint, kind: EventKind, *, by: User | None, **data: Any) -> ComplaintEvent:
    """Write the line of a change that the caller made in this same transaction, and the letters it deserves."""
    event = ComplaintEvent.objects.create(complaint=complaint, kind=kind, actor=by, data=data)
    for role in kind.traits.hears:
        letters.send(event, role, ROLES[role](complaint))
    return event
