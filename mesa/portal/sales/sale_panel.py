"""What a ticket's page shows of its sale: who has it, its quotes, and its orders step by step."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from mesa.assistance.reads import appointment_page, since
from mesa.documents.quote import totalled
from mesa.lib.money import shown
from mesa.sales import clocks, reads, rules
from mesa.sales.kinds import Kind
from mesa.sales.models import Step

KINDS = set(Kind)
STEPS = [
    (Step.PLACED, gettext_lazy("Aceptado"), "placed_at"),
    (Step.SUPPLIED, gettext_lazy("Encargado"), "supplied_at"),
    (Step.RECEIVED, gettext_lazy("Recibido"), "received_at"),
    (Step.SHIPPED, gettext_lazy("En camino"), "shipped_at"),
    (Step.INSTALLED, gettext_lazy("Instalado"), "installed_at"),
    (Step.DELIVERED, gettext_lazy("Entregado"), "delivered_at"),
]
STANDS = {
    "sent": gettext_lazy("Por decidir"),
    "seen": gettext_lazy("Por decidir"),
    "accepted": gettext_lazy("Aceptada"),
    "declined": gettext_lazy("Rechazada"),
    "expired": gettext_lazy("Vencida"),
    "replaced": gettext_lazy("Reemplazada"),
}


def sale(ticket, lines, link=None):
    """A ticket whose lines say nothing of sales was never there: no question more for its page.

    `link`: number of the link of the ticket by which the page is seen.
    """
    person = ticket.requester
    case = reads.latest(ticket) if any(line.kind in KINDS for line in lines) else None
    if case is None:
        return {"case": None}
    sent = [quote for quote in reads.quotes(case, person) if quote.sent_at]
    orders = [_order(order, person, link) for order in reads.orders(ticket, person)]
    now = timezone.now()
    quotes = [(quote, STANDS[quote.state], totalled(quote), clocks.days_left(quote.valid_until, now)) for quote in sent]
    deciding = next((quote for quote in sent if quote.is_standing), None)
    return {"case": case, "quotes": quotes, "orders": orders, "deciding": deciding}


def _order(order, person, link):
    here = next((n for n, (step, _label, _at) in enumerate(STEPS) if step == order.step), -1)
    steps = [(label, getattr(order, at), n == here) for n, (_step, label, at) in enumerate(STEPS)]
    lines = [(line, may_claim(line, order, person)) for line in order.lines.all()]
    decision = getattr(order.quote, "decision", None)
    visit = since(order.ticket, order.placed_at) if order.is_to_install else None
    return {
        "order": order,
        "total": shown(decision.total, order.quote.currency) if decision else "",
        "steps": [step for n, step in enumerate(steps) if step[1] or n > here] if here >= 0 else [],
        "tracking": order.tracking if order.tracking.startswith("https://") else "",
        "lines": lines,
        "visit": visit,
        "choose": appointment_page(visit.pk, link) if visit else "",
    }


def may_claim(line, order, person):
    running = line.warranty_until and not clocks.is_over(line.warranty_until, timezone.now())
    return bool(running) and rules.may(person, rules.CLAIM_PRODUCT, order)
