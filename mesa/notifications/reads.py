"""What the console and the probes ask."""

from .models import Stuck


def stuck(user):
    """Events that nobody was told of, because their letters could not be written."""
    return Stuck.objects.visible_to(user).select_related("event").order_by("-stuck_at")[:50]
