"""Every kind of event, found by the word that the ledger keeps."""

from mesa.assistance.kinds import Kind as Assistance
from mesa.channels import installed
from mesa.sales.kinds import Kind as Sales
from mesa.tickets.kinds import EventKind, Kind, Traits

ROOMS: tuple[type[EventKind], ...] = (Kind, Assistance, Sales, *(one.kinds for one in installed() if one.kinds))
KINDS: dict[str, EventKind] = {str(kind): kind for room in ROOMS for kind in room}
QUIET = [kind for kind in KINDS.values() if kind.traits.quiet]


def traits(word: str) -> Traits:
    """Raises KeyError for a word that no room has."""
    return KINDS[word].traits
