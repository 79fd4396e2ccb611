"""A quote for its requester: looked at, questioned, accepted, declined. Looking changes nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.documents import render
from mesa.documents.quote import compose, option
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib.money import shown
from mesa.sales import actions, clocks, rules

from .access import whole_again
from .forms import REASONS, AcceptForm, ChooseForm, DeclineForm, QuestionForm

ACTS = ("see_quote", "question_quote", "accept_quote", "decline_quote")


def quote(request, way):
    return _page(request, way)


def quote_pdf(request, way):
    written, headers = render.quote_pdf(way.quote)
    return HttpResponse(written, headers=headers)


def see_quote(request, way):
    """The page says by itself that it was really before somebody's eyes; the first time counts."""
    if way.may("see_quote"):
        actions.see_quote(way.quote, by=way.by)
    return HttpResponse(status=204)


def question_quote(request, way):
    form = QuestionForm(request.POST)
    if not way.may("question_quote"):
        return _late(request, way)
    if not form.is_valid():
        return _page(request, way, asking=form, status=422)
    channel = "link" if way.by_link else "web"
    try:
        actions.question_quote(way.quote, by=way.by, channel=channel, **form.cleaned_data)
    except rules.Refused:
        return _late(request, way)
    messages.success(request, _("Tu pregunta ya está con ventas; te contestan por correo y en tu ticket."))
    return redirect(way.url("quote"))


def accept_quote(request, way):
    """The exact total is read before anything is accepted, on a page of its own."""
    if not way.may("accept_quote"):
        return _late(request, way)
    chosen = ChooseForm(way.quote, request.POST if request.method == "POST" else request.GET).chosen()
    if chosen is None:
        messages.info(request, _("Elige primero una de las alternativas."))
        return redirect(way.url("quote"))
    alternative, without = chosen
    form = AcceptForm(request.POST if request.method == "POST" else None, initial=_named(way))
    if not form.is_valid():
        return _accepting(request, way, form, alternative, without)
    return _accept(request, way, alternative=alternative, left_out=without, **form.said())


def decline_quote(request, way):
    form = DeclineForm(request.POST)
    if not way.may("decline_quote"):
        return _late(request, way)
    if not form.is_valid():
        return _page(request, way, declining=form, status=422)
    try:
        actions.decline_quote(way.quote, by=way.by, **form.cleaned_data, **where(request)._asdict())
    except rules.Refused:
        return _late(request, way)
    messages.success(request, _("Gracias por decírnoslo. Tu ticket vuelve con quien lo atiende."))
    return redirect(way.url("quote"))


def _accept(request, way, **said):
    try:
        order = actions.accept_quote(way.quote, by=way.by, **said, **where(request)._asdict())
    except rules.Refused:
        return _late(request, way)
    messages.success(request, _("Listo: es tu pedido %(order)s. Te mandamos tu comprobante.") % {"order": order.folio})
    return redirect(way.url("quote"))


def _named(way):
    """Whoever holds the link says who they are; only a signed-in person is known to be themselves."""
    return {} if way.by_link else {"name": way.by.name}


def _accepting(request, way, form, alternative, without):
    context = {
        "way": way,
        "quote": way.quote,
        "form": form,
        "chosen": option(alternative, way.quote.currency, without),
        "alternative": alternative,
        "left_out": [line.description for line in alternative.lines.all() if line.pk in without],
        "kept": [line.pk for line in alternative.lines.all() if line.optional and line.pk not in without],
    }
    return page(request, "portal/sales/accept.html", context, status=422 if form.is_bound else 200)


def _late(request, way):
    """Somebody decided first, or it stopped holding meanwhile: the page says which."""
    return _page(request, way._replace(quote=whole_again(way.quote)), status=409)


def _page(request, way, *, status=200, **forms):
    decision = getattr(way.quote, "decision", None)
    context = {
        "way": way,
        "quote": way.quote,
        "offer": compose(way.quote, decision.left_out if decision else ()),
        "taken": decision.alternative_id if decision else None,
        "decision": decision,
        "decided_total": shown(decision.total, way.quote.currency) if decision and decision.alternative_id else "",
        "why": dict(REASONS).get(decision.reason, "") if decision else "",
        "order": getattr(way.quote, "order", None),
        "allowed": {name for name in ACTS if way.may(name)},
        "over": not rules.is_in_time(way.quote),
        "left": clocks.days_left(way.quote.valid_until, timezone.now()),
        "seller": way.quote.case.seller or way.quote.author,
        "asking": QuestionForm(auto_id="ask_%s"),
        "declining": DeclineForm(initial=_named(way), auto_id="no_%s"),
        "late": status == 409,
        "watched": way.watched,
    } | forms
    return page(request, "portal/sales/quote.html", context, status=status)
