"""What the pages show of complaints, a page at a time."""

from datetime import UTC, datetime, timedelta

from django.db.models import Q

from .models import Complaint

PAGE = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def by_due(user, mark="", *, size=PAGE):
    """`(unanswered complaints that this supervisor may handle, mark of the next page)`."""
    rows = _handled(user).unanswered().order_by("due_at", "pk")
    at, _dash, pk = mark.partition("-")
    if _number(at) and _number(pk):
        at = EPOCH + timedelta(microseconds=int(at))
        rows = rows.filter(due_at__gte=at).filter(Q(due_at__gt=at) | Q(pk__gt=int(pk)))
    found = list(rows[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return found[:size], f"{(last.due_at - EPOCH) // timedelta(microseconds=1)}-{last.pk}" if last else ""


def answered(user, mark="", *, size=PAGE):
    """The same for the answered ones, newest first."""
    rows = _handled(user).filter(answered_at__isnull=False).order_by("-pk")
    found = list((rows.filter(pk__lt=int(mark)) if _number(mark) else rows)[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""


def _handled(user):
    return Complaint.objects.handled_by(user).select_related("person", "executive")


def _number(text):
    return text.isascii() and text.isdigit() and len(text) < 18


def export_of(person):
    """What we hold of what this person complained about, as they may see it."""
    return list(
        Complaint.objects.filter(person=person)
        .order_by("pk")
        .values("ticket", "words", "opened_at", "due_at", "taken_at", "contacted_at", "outcome", "answered_at")
    )
