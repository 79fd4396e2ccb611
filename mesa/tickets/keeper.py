"""What this room keeps of people: see `mesa.accounts.keepers`."""

from collections.abc import Collection

from mesa.accounts.access import FOR_GOOD
from mesa.accounts.keepers import Keeper, Opening
from mesa.accounts.models import User

from .actions import leaving, merging


class Tickets(Keeper):
    openings = (
        Opening("draft", "the person", FOR_GOOD, leaving.drop_drafts),
        Opening("loose_file", "the person", FOR_GOOD, leaving.drop_loose_files),
    )

    def adopt(self, kept: User, gone: User) -> None:
        """What `gone` asked for or follows is of `kept`."""
        merging.adopt(kept, gone)

    def leave(self, person: User) -> None:
        """What they still waited for is cancelled."""
        leaving.leave(by=person)

    def forget(self, person: User, addresses: Collection[str]) -> None:
        """They are in copy of nothing."""
        leaving.forget(person, addresses)


KEEPER = Tickets()
