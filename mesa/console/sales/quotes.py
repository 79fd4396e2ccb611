"""A version of a quote as it will be read, with what it leaves; and everything that may be done with it but writing."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mesa.common.rules import allowed
from mesa.console.gates import sellers_only
from mesa.documents import render
from mesa.documents.quote import option
from mesa.doors.hooks import find as find_channel
from mesa.doors.pages import page
from mesa.notifications import brief, samples
from mesa.sales import actions
from mesa.sales.models import Quote

from .views import find_case

ACTS = ("write_quote", "ask_approval", "approve_quote", "send_quote", "share_quote", "revise_quote")
MISSING = {
    "empty": gettext_lazy("Falta al menos un renglón en cada alternativa."),
    "long": gettext_lazy("Son demasiados renglones o alternativas."),
    "over": gettext_lazy("Su vigencia ya pasó: escribe otra fecha."),
    "approval": gettext_lazy("Necesita el visto bueno de un supervisor antes de enviarse."),
    "rate": gettext_lazy("Falta el tipo de cambio."),
}

REASONS = {  # why not, as the person picked it
    "price": gettext_lazy("El precio"),
    "time": gettext_lazy("El tiempo de entrega"),
    "elsewhere": gettext_lazy("Lo consiguió en otro lado"),
    "unneeded": gettext_lazy("Ya no lo necesita"),
    "other": gettext_lazy("Otro motivo"),
    "returned": gettext_lazy("Ventas lo devolvió"),
}


@require_POST
@sellers_only
def draft_quote(request, pk):
    """The draft there is, or a new one: nobody else has the case then."""
    case = find_case(request, pk)
    if case.seller is None:
        case = actions.take_case(case, by=request.user)
    quote = actions.draft_quote(case, by=request.user)
    return redirect("console:write_quote", quote.pk)


@sellers_only
def quote(request, pk):
    return show(request, find_quote(request, pk))


@sellers_only
def quote_pdf(request, pk):
    """The very bytes that the person has; of a draft there is none."""
    quote = find_quote(request, pk)
    if quote.sent_at is None:
        raise Http404
    written, headers = render.quote_pdf(quote)
    return HttpResponse(written, headers=headers)


@sellers_only
def preview_quote(request, pk):
    """What would be sent, while it is a draft."""
    quote = find_quote(request, pk)
    if quote.sent_at is not None:
        raise Http404
    written, headers = render.draft_pdf(quote)
    return HttpResponse(written, headers=headers)


@require_POST
@sellers_only
def ask_approval(request, pk):
    actions.ask_approval(find_quote(request, pk), by=request.user)
    messages.success(request, _("Listo: los supervisores la ven arriba de su tablero."))
    return redirect("console:quote", pk)


@require_POST
@sellers_only
def approve_quote(request, pk):
    actions.approve_quote(find_quote(request, pk), by=request.user)
    messages.success(request, _("Visto bueno dado: ya se puede enviar."))
    return redirect("console:quote", pk)


@require_POST
@sellers_only
def send_quote(request, pk):
    found = find_quote(request, pk)
    try:
        actions.send_quote(found, by=request.user)
    except actions.Incomplete as why:
        return show(request, found, missing=MISSING[why.reason], status=422)
    messages.success(request, _("Enviada: la persona la recibe con su enlace, y ya no cambia."))
    return redirect("console:quote", pk)


@require_POST
@sellers_only
def share_quote(request, pk, channel):
    actions.share_quote(find_quote(request, pk), by=request.user, channel=find_channel(channel).slug)
    messages.success(request, _("Anotado en el ticket."))
    return redirect("console:quote", pk)


@require_POST
@sellers_only
def revise_quote(request, pk):
    fresh = actions.revise_quote(find_quote(request, pk), by=request.user)
    messages.info(request, _("La versión anterior sigue en pie hasta que envíes esta."))
    return redirect("console:write_quote", fresh.pk)


def find_quote(request, pk):
    found = Quote.objects.visible_to(request.user).select_related(
        "case__ticket__requester", "first", "author", "approved_by", "decision__alternative", "order"
    )
    return get_object_or_404(found.prefetch_related("alternatives__lines"), pk=pk)


def show(request, quote, *, missing="", status=200):
    needs = quote.state == "draft" and quote.approved_at is None and actions.needs_approval(quote)
    context = {
        "quote": quote,
        "alternatives": [(one, option(one, quote.currency), one.margin()) for one in quote.alternatives.all()],
        "decision": getattr(quote, "decision", None),
        "reasons": REASONS,
        "order": getattr(quote, "order", None),
        "needs_approval": needs,
        "missing": missing,
        "letter": samples.quote_letter(quote, request.user) if quote.state == "draft" else None,
        "spoken": brief.states(quote),
        "by_hand": brief.by_hand(quote),
        "allowed": allowed(request.user, quote, only=ACTS),
    }
    return page(request, "console/sales/quote.html", context, status=status)
