"""What the pages show of complaints, a page at a time."""

from mesa.lib.keyset import newest, page

from .models import Complaint

PAGE = 50


def by_due(user, mark="", *, size=PAGE):
    """`(unanswered complaints that this supervisor may handle, mark of the next page)`."""
    return page(_handled(user).unanswered(), mark, size, by="due_at")


def answered(user, mark="", *, size=PAGE):
    """The same for the answered ones, newest first."""
    return newest(_handled(user).filter(answered_at__isnull=False), mark, size)


def _handled(user):
    return Complaint.objects.handled_by(user).select_related("person", "executive")


def export_of(person):
    """What we hold of what this person complained about, as they may see it."""
    return list(
        Complaint.objects.filter(person=person)
        .order_by("pk")
        .values("ticket", "words", "opened_at", "due_at", "taken_at", "contacted_at", "outcome", "answered_at")
    )
