"""The remote sessions of a ticket, as pages show them."""

from .models import RemoteSession


def latest(ticket):
    """The live one, or how the last one ended; nothing when there was none."""
    found = RemoteSession.objects.filter(ticket=ticket).select_related("technician", "acceptance__text")
    session = found.order_by("-pk").first()
    if session:
        session.ticket = ticket
    return session
