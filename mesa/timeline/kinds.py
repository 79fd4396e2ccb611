"""Every kind of event, found by the word that the ledger keeps."""

from mesa.assistance.kinds import Kind as Assistance
from mesa.channels.whatsapp.kinds import Kind as WhatsApp
from mesa.sales.kinds import Kind as Sales
from mesa.tickets.kinds import EventKind, Kind, Traits

ROOMS: tuple[type[EventKind], ...] = (Kind, Assistance, Sales, WhatsApp)
KINDS: dict[str, EventKind] = {str(kind): kind for room in ROOMS for kind in room}
QUIET = [kind for kind in KINDS.values() if kind.traits.quiet]


def traits(word: str) -> Traits:
    """Raises KeyError for a word that no room has."""
    return KINDS[word].traits
