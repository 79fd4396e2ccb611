"""Who may listen no more: people as the accounts know them, and those whom a link of a ticket let in."""

from django.utils import timezone

from mesa.accounts.standing import fallen
from mesa.assistance.models import TicketLink


def lost(held):
    """Of `{session key: Standing}`, the keys that are let in no more."""
    links = {standing.link for standing in held.values() if standing.link}
    alive = set(TicketLink.objects.alive(timezone.now()).filter(pk__in=links).values_list("pk", flat=True))
    return fallen(held) | {key for key, standing in held.items() if standing.link and standing.link not in alive}
