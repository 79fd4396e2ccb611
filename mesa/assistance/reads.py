"""The remote sessions and links of a ticket, as doors ask for them."""

from django.utils import timezone

from .models import Peer, RemoteSession, TicketLink


def latest(ticket):
    """The live one, or how the last one ended; nothing when there was none."""
    found = RemoteSession.objects.filter(ticket=ticket).select_related("technician", "acceptance__text")
    session = found.order_by("-pk").first()
    if session:
        session.ticket = ticket
    return session


def living(links):
    """Of the links a browser came by, those that still let it in, with whose ticket each is."""
    alive = TicketLink.objects.alive(timezone.now()).filter(pk__in=list(links)) if links else TicketLink.objects.none()
    return list(alive.select_related("ticket__requester"))


def peer(session, key, **who):
    """The open page of this key, if it is of this session and of who asks."""
    return Peer.objects.filter(session=session, key=key, removed_at=None, **who).first()


def others(peer):
    """`[(id, role, name)]` of the other pages that are here now."""
    here = Peer.objects.here(peer.session_id, timezone.now()).exclude(pk=peer.pk)
    return list(here.values_list("pk", "role", "name"))
