"""What the console and the probes ask."""

from mesa.outbox import reads

from .dispatch import letter_key
from .models import Stuck


def stuck(user):
    """Events that nobody was told of, because their letters could not be written."""
    return Stuck.objects.visible_to(user).select_related("event").order_by("-stuck_at")[:50]


def fates(events, person):
    """`{event: what became of its letter to this person}`, for those that had one; one question for a whole page."""
    keys = {letter_key(event, person): event for event in events}
    return {keys[key]: fate for key, fate in reads.fates(keys).items()} if keys else {}
