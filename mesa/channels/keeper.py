"""What channels keep of people: see `mesa.accounts.keepers`."""

from collections.abc import Collection

from mesa.accounts.access import FOR_GOOD
from mesa.accounts.keepers import Keeper, Opening
from mesa.accounts.models import User

from . import installed


def let_go(person: User) -> int:
    """No channel takes anybody for them any more; answers how many did."""
    return sum(channel.let_go(person) for channel in installed())


class Channels(Keeper):
    openings = (Opening("contact", "who writes by a channel and proves to be the person", FOR_GOOD, let_go),)

    def forget(self, person: User, addresses: Collection[str]) -> None:
        """Whatever each channel holds of them."""
        for channel in installed():
            channel.forget(person, addresses)


KEEPER = Channels()
