"""What letters say of a sale: its words as they were written, and its amounts as the page writes them."""

from decimal import Decimal

from mesa.documents.quote import totalled
from mesa.lib.money import shown
from mesa.sales.events import Kind
from mesa.sales.reads import quote

LISTED = {Kind.QUOTE_SENT, Kind.QUOTE_REMINDED}
WRITTEN = {
    Kind.SALES_OFFERED: "needs",
    Kind.ESCALATED: "needs",
    Kind.CASE_RETURNED: "words",
    Kind.QUOTE_DECLINED: "words",
    Kind.ORDER_CANCELLED: "words",
}


def facts(event, role):
    """The technician of the ticket hears that it was sold, never for how much."""
    if event.kind in LISTED:
        return {"totals": totalled(quote(event.data["quote"]))}
    if event.kind == Kind.QUOTE_ACCEPTED and role != "attending":
        return {"total": shown(Decimal(event.data["total"]), event.data["currency"])}
    return {}


def words(event):
    """What somebody wrote that is no note of the ticket."""
    said = event.data.get(WRITTEN[event.kind], "") if event.kind in WRITTEN else ""
    return [said] if said else []
