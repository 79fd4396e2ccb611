"""What somebody was typing, kept on the server."""

from django.utils import timezone

from mesa.tickets.models import Draft


def save_draft(*, by, words, ticket=None):
    return Draft.objects.update_or_create(
        person=by, ticket=ticket, defaults={"words": words, "saved_at": timezone.now()}
    )[0]


def drop_draft(*, by, ticket=None):
    Draft.objects.filter(person=by, ticket=ticket).delete()
