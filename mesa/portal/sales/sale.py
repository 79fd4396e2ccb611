"""Sales, for the requester: their answer to what a technician proposes, and what they claim of what they bought."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.portal.stale import changed_meanwhile
from mesa.portal.ticket.views import end, find_own
from mesa.sales import actions, rules
from mesa.sales.models import Case, Order
from mesa.terms import words
from mesa.terms.models import Slug

from .forms import ClaimProductForm, EscalateForm
from .sale_panel import may_claim


def want_quote(request, number):
    said = _("Listo: pedimos alternativas para ti. Te escribimos aquí mismo; no te compromete a nada.")
    return end(request, number, EscalateForm, rules.ESCALATE, actions.escalate, said)


@require_POST
def refuse_sales(request, number):
    ticket = find_own(request, number)
    case = Case.objects.visible_to(request.user).filter(ticket=ticket).order_by("-pk").first()
    if case is None or not rules.may(request.user, rules.REFUSE_SALES, case):
        return changed_meanwhile(request, number)
    actions.refuse_sales(case, by=request.user)
    messages.success(request, _("De acuerdo: tu ticket sigue con quien lo atiende."))
    return redirect("portal:ticket", number)


def claim_product(request, number, pk):
    """It failed inside its own warranty: a report tied to what was bought, as any other report."""
    ticket = find_own(request, number)
    order = get_object_or_404(Order.objects.visible_to(request.user), lines=pk, quote__case__ticket=ticket)
    line = order.lines.select_related("line").get(pk=pk)
    if not may_claim(line, order, request.user):
        messages.info(request, _("Esa garantía ya no se puede reclamar aquí: escríbenos en el ticket."))
        return redirect("portal:ticket", number)
    text = words.in_force(Slug.GUIDELINES, timezone.now())
    initial = {"contact_by": request.user.contact_by, "key": f"reclamo-{uuid.uuid4().hex}"}
    form = ClaimProductForm(request.POST if request.method == "POST" else None, initial=initial, text=text)
    if not form.is_valid():
        context = {"ticket": ticket, "order": order, "line": line, "form": form, "guidelines": words.html(text)}
        return page(request, "portal/sales/claim.html", context, status=422 if form.is_bound else 200)
    claim = actions.claim_product(line, by=request.user, text=text, **form.said(), **_about(request, order, line))
    messages.success(request, _("Listo: tu reclamación ya es un ticket y está en la cola."))
    return redirect("portal:ticket", claim.ticket_id)


def _about(request, order, line):
    named = {"product": line.line.description, "order": order.folio}
    subject = (_("Garantía de %(product)s, pedido %(order)s") % named)[:150]
    return {"subject": subject} | where(request)._asdict()
