"""What the console and the probes ask."""

from collections.abc import Iterable

from django.db.models import QuerySet

from mesa.accounts.models import User
from mesa.outbox import reads
from mesa.outbox.reads import Fate

from .dispatch import letter_key
from .models import Stuck


def stuck(user: User) -> QuerySet[Stuck]:
    """Events that nobody was told of, because their letters could not be written; newest first, 50 at most."""
    return Stuck.objects.visible_to(user).select_related("event").order_by("-stuck_at")[:50]


def fates(events: Iterable[int], person: int) -> dict[int, Fate]:
    """`{event: what became of its letter to this person}`, for those that had one; one question for a whole page."""
    keys = {letter_key(event, person): event for event in events}
    return {keys[key]: fate for key, fate in reads.fates(keys).items()} if keys else {}
