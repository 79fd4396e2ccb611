"""What this room keeps of people: see `mesa.accounts.keepers`."""

from collections.abc import Collection

from mesa.accounts.keepers import Keeper
from mesa.accounts.models import User

from . import actions


class Exports(Keeper):
    def forget(self, person: User, addresses: Collection[str]) -> None:
        """The copy of their data, made or asked for."""
        actions.forget(person)


KEEPER = Exports()
