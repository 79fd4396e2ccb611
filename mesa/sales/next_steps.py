"""What a sale waits for, and since when nothing moved in it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Case, Order, Quote, Stage, State, Step


class Next(models.TextChoices):
    """In the words of the seller."""

    TAKE = "take", _("Tomarla")
    WRITE = "write", _("Escribir la cotización")
    APPROVE = "approve", _("Espera el visto bueno")
    SEND = "send", _("Enviar la cotización")
    WAIT = "wait", _("Espera a que la vea")
    DECIDE = "decide", _("Espera su respuesta")
    RENEW = "renew", _("Escribir otra versión")
    SUPPLY = "supply", _("Pedirlo al fabricante")
    RECEIVE = "receive", _("Recibirlo")
    SHIP = "ship", _("Enviarlo o instalarlo")
    DELIVER = "deliver", _("Entregarlo")


OF_STATES = {State.SENT: Next.WAIT, State.SEEN: Next.DECIDE, State.EXPIRED: Next.RENEW, State.DECLINED: Next.RENEW}
OF_STEPS = {
    Step.PLACED: Next.SUPPLY, Step.SUPPLIED: Next.RECEIVE, Step.RECEIVED: Next.SHIP, Step.SHIPPED: Next.DELIVER,
    Step.INSTALLED: Next.DELIVER,
}  # fmt: skip
MOVES = ("written_at", "approval_asked_at", "approved_at", "sent_at", "seen_at", "decided_at", "over_at")


def next_step(case: Case, quote: Quote | None) -> Next | None:
    """Of a case with its newest version; None when nothing is left to do."""
    if case.stage == Stage.WON:
        order = _order(quote)
        return OF_STEPS.get(Step(order.step)) if order else None
    if case.stage not in (Stage.OPEN, Stage.QUOTED):
        return None
    if case.seller_id is None:
        return Next.TAKE
    if quote is None:
        return Next.WRITE
    if quote.state == State.DRAFT:
        return Next.APPROVE if quote.approval_asked_at and not quote.approved_at else Next.SEND
    return OF_STATES.get(State(quote.state))


def last_move(case: Case, quote: Quote | None) -> datetime:
    """The last thing that anybody did in it."""
    order = _order(quote)
    moments = [case.proposed_at, case.escalated_at, case.taken_at, case.ended_at]
    moments += [getattr(quote, name) for name in MOVES] if quote else []
    moments += [getattr(order, f"{step}_at") for step in Step.values] if order else []
    return max(moment for moment in moments if moment)


def _order(quote: Quote | None) -> Order | None:
    return getattr(quote, "order", None) if quote else None
