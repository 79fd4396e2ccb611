"""What somebody was typing, kept on the server."""

from django.utils import timezone

from mesa.common.redaction import clean_words
from mesa.tickets.models import Draft, Note, Ticket


def save_draft(*, by, words, ticket=None):
    """Keep it, unless it was sent meanwhile: a late save must not bring back what is already a ticket or a note."""
    if _sent(by, words.get("key"), ticket):
        return None
    return Draft.objects.update_or_create(
        person=by, ticket=ticket, defaults={"words": clean_words(words), "saved_at": timezone.now()}
    )[0]


def drop_draft(*, by, ticket=None, key=None):
    """`key`: of what was sent, so that what is already being written after it stays."""
    sent = {"words__key": key} if key else {}
    Draft.objects.filter(person=by, ticket=ticket, **sent).delete()


def _sent(by, key, ticket):
    if not key:
        return False
    if ticket is None:
        return Ticket.objects.filter(requester=by, key=key).exists()
    return Note.objects.filter(ticket=ticket, author=by, key=key).exists()
