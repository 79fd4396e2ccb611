"""What letters say of a sale: its words as they were written, and its amounts as the page writes them."""

from decimal import Decimal

from mesa.documents.quote import totalled
from mesa.lib.money import shown
from mesa.sales.reads import quote
from mesa.timeline.kinds import traits


def facts(event, role):
    """The technician of the ticket hears that it was sold, never for how much."""
    prices = traits(event.kind).prices
    if prices == "each":
        return {"totals": totalled(quote(event.data["quote"]))}
    if prices == "total" and role != "attending":
        return {"total": shown(Decimal(event.data["total"]), event.data["currency"])}
    return {}


def words(event):
    """What somebody wrote that is no note of the ticket."""
    said = event.data.get(traits(event.kind).quotes, "")
    return [said] if said else []
