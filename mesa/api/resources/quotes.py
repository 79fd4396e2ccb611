"""The quotes of one's own ticket, with the amounts of the page as decimal text: never a binary float."""

from ninja import Router

from mesa.api import shapes
from mesa.api.answers import said
from mesa.documents.quote import totals_of
from mesa.sales.models import Quote

from .tickets import Number, visible

router = Router(tags=["quotes"])


@router.get("/{number}/quotes", response=shapes.Quotes)
def quotes(request, number: Number):
    """What was sent to the owner of the token, newest first; nobody else's, whatever else they may see."""
    ticket = visible(request.auth, number)
    mine = Quote.objects.visible_to(request.auth).filter(case__ticket=ticket, case__ticket__requester=request.auth)
    sent = mine.filter(sent_at__isnull=False).select_related("case__ticket").order_by("-pk")
    return said({"items": [quote_json(one) for one in sent.prefetch_related("alternatives__lines")]})


def quote_json(quote):
    told = {name: getattr(quote, name) for name in ("folio", "version", "state", "currency", "sent_at", "valid_until")}
    rate = str(quote.rate) if quote.rate is not None else None
    return told | {"rate": rate, "alternatives": [alternative_json(one) for one in quote.alternatives.all()]}


def alternative_json(alternative):
    return {
        "title": alternative.title,
        "recommended": alternative.recommended,
        **totals_of(alternative),
        "lines": [line_json(line) for line in alternative.lines.all()],
    }


def line_json(line):
    return {
        "description": line.description,
        "quantity": str(line.quantity),
        "unit": line.unit,
        "unit_price": str(line.unit_price),
        "discount_percent": str(line.discount_percent),
        "tax_percent": str(line.tax_percent),
        "amount": str(line.amount),
        "optional": line.optional,
        "warranty_months": line.warranty_months,
    }
