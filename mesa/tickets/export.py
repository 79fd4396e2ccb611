"""What this room holds of a person: their tickets as they may see them, and the files."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.forms.models import model_to_dict

from mesa.accounts.models import User

from .models import Attachment, Draft, Event, Note, Ticket

AT_ONCE = 100


def export_of(person: User) -> Iterator[dict[str, Any]]:
    """One dict per ticket they reported, a few in memory at a time."""
    mine = Ticket.objects.filter(requester=person).select_related("category", "intake").order_by("pk")
    for ticket in mine.iterator(chunk_size=AT_ONCE):
        yield {
            "number": ticket.pk,
            "subject": ticket.subject,
            "category": ticket.category.name,
            "impact": ticket.impact,
            "status": ticket.status,
            "opened_at": ticket.opened_at,
            "resolved_at": ticket.resolved_at,
            "closed_at": ticket.closed_at,
            "intake": model_to_dict(ticket.intake) if hasattr(ticket, "intake") else {},
            "notes": list(
                Note.objects.filter(ticket=ticket, public=True)
                .order_by("pk")
                .values("author__name", "body", "channel", "written_at")
            ),
            "events": list(
                Event.objects.filter(ticket=ticket, public=True)
                .order_by("pk")
                .values("kind", "actor__name", "at", "data")
            ),
        }


def drafts_of(person: User) -> list[dict[str, Any]]:
    """What they had typed and not sent."""
    return [dict(row) for row in Draft.objects.filter(person=person).values("ticket", "words", "saved_at")]


def files_of(person: User) -> QuerySet[Attachment, tuple[int | None, int, str, str, str]]:
    """`(ticket, pk, name, path, sha256)` of every file that person sent."""
    return Attachment.objects.filter(owner=person).order_by("pk").values_list("ticket", "pk", "name", "path", "sha256")
