"""What somebody was typing, kept on the server."""

from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean_words
from mesa.tickets.models import Draft, Note, Ticket


def save_draft(
    *, by: User, words: dict[str, Any], ticket: Ticket | None = None, link: int | None = None
) -> Draft | None:
    """Keep it, unless it was sent meanwhile: a late save must not bring back what is already a ticket or a note."""
    if _sent(by, words.get("key"), ticket):
        return None
    return Draft.objects.update_or_create(
        person=by, ticket=ticket, came_by=link, defaults={"words": clean_words(words), "saved_at": timezone.now()}
    )[0]


def drop_draft(*, by: User, ticket: Ticket | None = None, key: str | None = None, link: int | None = None) -> None:
    """Nothing when there is none. `key`: of what was sent, so that what is already being written after it stays.
    `link`: by which who types came, if nobody signed in."""
    sent = {"words__key": key} if key else {}
    Draft.objects.filter(person=by, came_by=link, ticket=ticket, **sent).delete()


def _sent(by: User, key: str | None, ticket: Ticket | None) -> bool:
    if not key:
        return False
    if ticket is None:
        return Ticket.objects.filter(requester=by, key=key).exists()
    return Note.objects.filter(ticket=ticket, author=by, key=key).exists()
