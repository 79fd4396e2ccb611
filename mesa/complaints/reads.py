"""What the pages show of complaints, a page at a time."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from mesa.accounts.models import User
from mesa.lib.keyset import newest, page

from .models import Complaint, ComplaintQuerySet

PAGE = 50


def by_due(user: User, mark: str = "", *, size: int = PAGE) -> tuple[Sequence[Complaint], str]:
    """`(unanswered complaints that this supervisor may handle, mark of the next page)`."""
    return page(_handled(Complaint.objects.unanswered(), user), mark, size, by="due_at")


def answered(user: User, mark: str = "", *, size: int = PAGE) -> tuple[Sequence[Complaint], str]:
    """`(answered complaints that this supervisor may handle, newest first, mark of the next page)`."""
    return newest(_handled(Complaint.objects.filter(answered_at__isnull=False), user), mark, size)


def _handled(complaints: ComplaintQuerySet, user: User) -> QuerySet[Complaint]:
    return complaints.handled_by(user).select_related("person", "executive")


def export_of(person: User) -> list[dict[str, Any]]:
    """What we hold of what this person complained about, as they may see it."""
    mine = Complaint.objects.filter(person=person).order_by("pk")
    columns = "ticket", "words", "opened_at", "due_at", "taken_at", "contacted_at", "outcome", "answered_at"
    return [dict(row) for row in mine.values(*columns)]
