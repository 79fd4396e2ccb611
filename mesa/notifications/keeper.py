"""What this room keeps of people: see `mesa.accounts.keepers`."""

from collections.abc import Collection

from mesa.accounts.keepers import Keeper
from mesa.accounts.models import User

from .models import Known, Stuck


class Notifications(Keeper):
    def forget(self, person: User, addresses: Collection[str]) -> None:
        """How far they knew each ticket, and their address in what went wrong."""
        Known.objects.filter(person=person).delete()
        for address in addresses:
            Stuck.objects.filter(error__icontains=address).update(error="")


KEEPER = Notifications()
