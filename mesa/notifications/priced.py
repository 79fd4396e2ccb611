"""What letters say of a sale: its words as they were written, and its amounts as the page writes them."""

from decimal import Decimal
from typing import Any

from mesa.documents.quote import totalled
from mesa.lib.money import shown
from mesa.sales.reads import quote
from mesa.tickets.models import Event
from mesa.timeline.kinds import traits


def facts(event: Event, role: str) -> dict[str, Any]:
    """What its letter says of amounts: «total» or «totals»; nothing where it names none.

    The technician of the ticket hears that it was sold, never for how much.
    """
    prices = traits(event.kind).prices
    if prices == "each":
        return {"totals": totalled(quote(event.data["quote"]))}
    if prices == "total" and role != "attending":
        return {"total": shown(Decimal(event.data["total"]), event.data["currency"])}
    return {}


def words(event: Event) -> list[str]:
    """What somebody wrote that is no note of the ticket."""
    said = event.data.get(traits(event.kind).quotes, "")
    return [said] if said else []
