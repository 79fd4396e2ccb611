"""How sales go, drawn and as tables, and everything to take along in a workbook."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.console.gates import sellers_only
from mesa.doors.pages import page
from mesa.lib import sheets
from mesa.sales import figures, pipeline
from mesa.sales.models import Case, Order, Quote
from mesa.ui.amounts import money

from .quotes import REASONS

MOST = 2000  # rows of a workbook, the newest


@sellers_only
def reports(request):
    now = timezone.now()
    won = figures.won(request.user, now)
    months = figures.by_month(request.user, now)
    context = {
        "place": "reports",
        "won": won,
        "ended": [(_("Vendido"), won.won, str(won.won)), (_("Perdido"), won.lost, str(won.lost))],
        "reasons": [(str(REASONS.get(code, code)), many, str(many)) for code, many in won.reasons],
        "months": [(date_format(day, "F Y"), float(sold), money(sold)) for day, sold in months],
        "ages": [(_span(first, last), many, str(many)) for first, last, many in figures.ages(request.user, now)],
        "most": MOST,
    }
    return page(request, "console/sales/reports.html", context)


@sellers_only
def export(request, what):
    if what not in EXPORTS:
        raise Http404
    columns, rows = EXPORTS[what](request.user)
    answer = HttpResponse(sheets.write(what, columns, rows), content_type=sheets.TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{what}.xlsx"'
    return answer


def _cases(user):
    found = Case.objects.visible_to(user).select_related("ticket__requester", "seller").order_by("-pk")[:MOST]
    columns = [
        _("Ticket"), _("Asunto"), _("Persona"), _("Motivo"), _("Qué necesita"), _("Etapa"), _("Lo lleva"), _("Llegó"),
        _("Terminó"), _("Por qué se perdió"),
    ]  # fmt: skip
    return columns, [
        [
            one.ticket_id, one.ticket.subject, one.ticket.requester.name, one.get_reason_display(), one.needs,
            one.get_stage_display(), one.seller.name if one.seller else "", _local(one.escalated_at),
            _local(one.ended_at), REASONS.get(one.lost_because, ""),
        ]
        for one in found
    ]  # fmt: skip


def _quotes(user):
    found = Quote.objects.visible_to(user).select_related("case__ticket__requester", "author", "decision")
    columns = [
        _("Cotización"), _("Versión"), _("Ticket"), _("Persona"), _("Estado"), _("Moneda"), _("Tipo de cambio"),
        _("Total"), _("Vigente hasta"), _("Enviada"), _("La escribió"),
    ]  # fmt: skip
    return columns, [
        [
            one.folio, one.version, one.case.ticket_id, one.case.ticket.requester.name, one.get_state_display(),
            one.currency, one.rate, pipeline.worth(one), one.valid_until, _local(one.sent_at), one.author.name,
        ]
        for one in found.prefetch_related("alternatives__lines").order_by("-pk")[:MOST]
    ]  # fmt: skip


def _orders(user):
    found = Order.objects.visible_to(user).select_related(
        "quote__case__ticket__requester", "quote__first", "quote__decision"
    )
    columns = [
        _("Pedido"), _("Cotización"), _("Ticket"), _("Persona"), _("Paso"), _("Moneda"), _("Total"), _("Pago"),
        _("Paquetería"), _("Guía"), _("Aceptado"), _("Entregado"), _("Lo recibió"),
    ]  # fmt: skip
    return columns, [
        [
            one.folio, one.quote.folio, one.ticket.pk, one.ticket.requester.name, one.get_step_display(),
            one.quote.currency, one.quote.decision.total, one.payment, one.carrier, one.guide, _local(one.placed_at),
            _local(one.delivered_at), one.received_by,
        ]
        for one in found.order_by("-pk")[:MOST]
    ]  # fmt: skip


EXPORTS = {"casos": _cases, "cotizaciones": _quotes, "pedidos": _orders}


def _local(moment):
    return moment and timezone.localtime(moment)


def _span(first, last):
    if last is None:
        return _("Más de %(days)s días") % {"days": first}
    if first == 0:
        return ngettext("Hasta %(num)s día", "Hasta %(num)s días", last) % {"num": last}
    return _("De %(first)s a %(last)s días") % {"first": first, "last": last}
