"""«Ventas»: what people sent to sales, where each is, and one of them with all it needs. Only sellers: else 404."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mesa import channels
from mesa.common.rules import allowed
from mesa.console.gates import sellers_only
from mesa.console.ticket.forms import refuse
from mesa.doors.pages import page
from mesa.lib import keyset
from mesa.sales import actions, pipeline, reads
from mesa.sales.models import Case, Stage
from mesa.tickets.notes import WordsRefused

from .forms import NoteForm, ReturnForm
from .taxes import border_ends

COLUMNS = {
    Stage.OPEN: _("Por cotizar"),
    Stage.QUOTED: _("Cotizado"),
    Stage.WON: _("Vendido este mes"),
    Stage.LOST: _("Perdido este mes"),
}
STILL = timedelta(days=5)  # without anything: somebody should hear of it
AGES = [("7", _("Más de una semana")), ("30", _("Más de un mes"))]


@sellers_only
def sales(request):
    asked, now = _asked(request.GET), timezone.now()
    who, days = asked["quien"], int(asked["edad"] or 0)
    if asked["etapa"]:
        rows, more = pipeline.column(request.user, asked["etapa"], now, who, days, request.GET.get("desde", "")[:40])
        whole = not more and "desde" not in request.GET
        board = [pipeline.Column(asked["etapa"], rows, more, pipeline.sums(rows) if whole else {}, whole)]
    else:
        board = pipeline.columns(request.user, now, who, days)
    context = {
        "asked": asked,
        "board": [(column, COLUMNS[column.stage], _more(asked, column.stage, column.mark)) for column in board],
        "still": now - STILL,
        "expiring": pipeline.expiring(request.user, now, who) if not asked["etapa"] else [],
        "awaiting": pipeline.awaiting(request.user) if request.user.is_supervisor else [],
        "ends": border_ends(),
        "sellers": pipeline.sellers(),
        "ages": AGES,
        "views": _views(asked),
        "place": "" if asked["etapa"] else "sales",
    }
    return page(request, "console/sales/sales.html", context)


@sellers_only
def sale(request, pk):
    return _sale(request, find_case(request, pk))


@require_POST
@sellers_only
def take_case(request, pk):
    actions.take_case(find_case(request, pk), by=request.user)
    messages.success(request, gettext("Es tuyo: la persona ya puede ver quién lo lleva."))
    return redirect("console:sale", pk)


@require_POST
@sellers_only
def note_case(request, pk):
    case, form = find_case(request, pk), NoteForm(request.POST)
    if not form.is_valid():
        return _sale(request, case, noting=form, status=422)
    try:
        actions.note_case(case, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "body", why)
        return _sale(request, case, noting=form, status=422)
    messages.success(request, gettext("Enviado: lo lee en su ticket y le llega por correo."))
    return redirect("console:sale", pk)


@require_POST
@sellers_only
def return_case(request, pk):
    case, form = find_case(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _sale(request, case, returning=form, status=422)
    try:
        actions.return_case(case, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _sale(request, case, returning=form, status=422)
    messages.success(request, gettext("Devuelto: el técnico sigue con el ticket."))
    return redirect("console:sale", pk)


def find_case(request, pk):
    found = Case.objects.visible_to(request.user).select_related("ticket__requester", "ticket__technician", "seller")
    return get_object_or_404(found, pk=pk)


def _sale(request, case, *, returning=None, noting=None, status=200):
    quotes = reads.quotes(case, request.user)
    context = {
        "case": case,
        "stage": COLUMNS.get(case.stage, case.get_stage_display()),
        "asker": case.ticket.requester,
        "calls": channels.calls(case.ticket),
        "quotes": [(quote, pipeline.worth(quote)) for quote in quotes],
        "orders": [order for order in reads.orders(case.ticket, request.user) if order.quote.case_id == case.pk],
        "lines": reads.said(case),
        "allowed": allowed(request.user, case),
        "returning": returning or ReturnForm(),
        "noting": noting or NoteForm(),
    }
    return page(request, "console/sales/sale.html", context, status=status)


def _asked(params):
    stage, who, age = (params.get(name, "") for name in ("etapa", "quien", "edad"))
    return {
        "etapa": stage if stage in COLUMNS else "",
        "quien": who if who == pipeline.NOBODY or keyset.number(who) else "",
        "edad": age if age in dict(AGES) else "",
    }


def _address(asked, **changes):
    return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})


def _more(asked, stage, mark):
    """From the board, the whole column; in it, what follows."""
    if not mark:
        return ""
    return _address(asked, desde=mark) if asked["etapa"] else _address(asked, etapa=stage)


def _views(asked):
    """One column alone; all of them are the place itself."""
    return [
        {"href": _address(asked, etapa=stage), "text": text, "current": stage == asked["etapa"]}
        for stage, text in COLUMNS.items()
    ]
