"""What this room keeps of people: see `mesa.accounts.keepers`."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from mesa.accounts.access import ALWAYS
from mesa.accounts.keepers import Keeper, Opening
from mesa.accounts.models import User

from .actions.links import revoke_link
from .models import Peer, TicketLink


def end_links(person: User) -> int:
    """Those of their tickets and those they made, with the passes they gave; answers how many.

    Also those that only sleep because their ticket is over or their requester is inactive.
    """
    theirs = Q(ticket__requester=person) | Q(made_by=person)
    mine = TicketLink.objects.filter(theirs, revoked_at=None, expires_at__gt=timezone.now())
    found = list(mine.select_related("ticket").order_by("ticket", "pk"))
    for link in found:
        revoke_link(link, by=None)
    return len(found)


class Assistance(Keeper):
    openings = (Opening("ticket_link", "the requester of the ticket; it lasts a day", ALWAYS, end_links),)

    def forget(self, person: User, addresses: Collection[str]) -> None:
        """Open pages of shared screens, and what they called their other devices."""
        Peer.objects.filter(person=person).delete()
        TicketLink.objects.filter(ticket__requester=person).update(device="")


KEEPER = Assistance()
