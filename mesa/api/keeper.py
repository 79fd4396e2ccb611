"""What this room keeps of people: see `mesa.accounts.keepers`."""

from mesa.accounts.keepers import Keeper

from . import actions


class Api(Keeper):
    def forget(self, person, addresses):
        """What machines were answered."""
        actions.forget(person, addresses)


KEEPER = Api()
