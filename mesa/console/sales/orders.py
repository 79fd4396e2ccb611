"""An order on its way: each step a button while it may be taken, the serial numbers, and how it was paid."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance import reads as visits
from mesa.common.rules import allowed
from mesa.console.gates import sellers_only
from mesa.console.ticket.forms import refuse
from mesa.console.ticket.page import find
from mesa.doors.pages import page
from mesa.sales import actions, reads
from mesa.sales.models import Order
from mesa.tickets.notes import WordsRefused

from .order_forms import CancelForm, DeliverForm, PaymentForm, SerialsForm, ShipForm, SupplyForm, unready

ACTS = (
    "supply_order", "receive_order", "ship_order", "install_order", "deliver_order", "cancel_order", "record_serials",
    "record_payment",
)  # fmt: skip


FORMS = {
    "supply_order": SupplyForm, "ship_order": ShipForm, "deliver_order": DeliverForm, "cancel_order": CancelForm,
    "record_payment": PaymentForm,
}  # fmt: skip


@sellers_only
def order(request, pk):
    return _page(request, find_order(request, pk))


@require_POST
@sellers_only
def supply_order(request, pk):
    return _act(request, pk, "supply_order", _("Anotado: ya se pidió."))


@require_POST
@sellers_only
def receive_order(request, pk):
    return _act(request, pk, "receive_order", _("Anotado: ya está aquí."))


@require_POST
@sellers_only
def ship_order(request, pk):
    return _act(request, pk, "ship_order", _("Enviado: la persona ya tiene su guía."))


@require_POST
@sellers_only
def install_order(request, pk):
    return _act(request, pk, "install_order", _("Anotado: quedó instalado."))


@require_POST
@sellers_only
def deliver_order(request, pk):
    return _act(request, pk, "deliver_order", _("Entregado: empiezan sus garantías."))


@require_POST
@sellers_only
def cancel_order(request, pk):
    return _act(request, pk, "cancel_order", _("Cancelado: el ticket vuelve a quien lo atiende."))


@require_POST
@sellers_only
def record_payment(request, pk):
    return _act(request, pk, "record_payment", _("Referencia guardada."))


@require_POST
@sellers_only
def record_serials(request, pk, line):
    found, form = find_order(request, pk), SerialsForm(request.POST, prefix=f"l{line}")
    chosen = get_object_or_404(found.lines, pk=line)
    if not form.is_valid():
        return _page(request, found, serials=form, line=line, status=422)
    actions.record_serials(chosen, by=request.user, **form.cleaned_data)
    messages.success(request, _("Series guardadas."))
    return redirect("console:order", pk)


@require_POST
def finish_order(request, number, pk, act):
    """The two steps that the technician of the ticket takes with the person."""
    if act not in ("install_order", "deliver_order"):
        raise Http404
    found = _sold(request, number, pk)
    form = DeliverForm(request.POST) if act == "deliver_order" else forms.Form(request.POST)
    if not form.is_valid():
        messages.error(request, _("Escribe el nombre de quien lo recibió."))
        return redirect("console:ticket", number)
    try:
        getattr(actions, act)(found, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        messages.error(request, why.sentence)
        return redirect("console:ticket", number)
    except actions.Unready as why:
        messages.error(request, unready(why.lacking))
        return redirect("console:ticket", number)
    messages.success(
        request, _("Entregado: empiezan sus garantías.") if act == "deliver_order" else _("Anotado: quedó instalado.")
    )
    return redirect("console:ticket", number)


@require_POST
def keep_serials(request, number, pk, line):
    """What the technician of the ticket reads off the box."""
    chosen = get_object_or_404(_sold(request, number, pk).lines, pk=line)
    form = SerialsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Son demasiadas cifras."))
        return redirect("console:ticket", number)
    actions.record_serials(chosen, by=request.user, **form.cleaned_data)
    messages.success(request, _("Series guardadas."))
    return redirect("console:ticket", number)


def _sold(request, number, pk):
    found = next((one for one in reads.orders_of(find(request, number)) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _act(request, pk, name, told):
    found, form = find_order(request, pk), FORMS.get(name, forms.Form)(request.POST)
    if not form.is_valid():
        return _page(request, found, **{name: form}, status=422)
    try:
        getattr(actions, name)(found, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, next(iter(form.fields)) if name != "cancel_order" else "words", why)
        return _page(request, found, **{name: form}, status=422)
    except actions.Unready as why:
        form.ask(why.lacking)
        return _page(request, found, **{name: form}, status=422)
    messages.success(request, told)
    return redirect("console:order", pk)


def find_order(request, pk):
    found = Order.objects.visible_to(request.user).select_related(
        "quote__case__ticket__requester", "quote__case__ticket__technician", "quote__first", "quote__decision"
    )
    return get_object_or_404(found, pk=pk)


def _page(request, order, *, status=200, serials=None, line=None, **sent):
    lines = order.lines.select_related("line").order_by("line__position")
    context = {
        "order": order,
        "ticket": order.ticket,
        "rows": [
            (one, serials if one.pk == line else SerialsForm(prefix=f"l{one.pk}", initial={"serials": one.serials}))
            for one in lines
        ],
        "allowed": allowed(request.user, order, only=ACTS),
        "visit": visits.since(order.ticket, order.placed_at) if order.is_to_install else None,
        "lacking": order.lacking if order.is_to_deliver else [],
        "wrong": [form for form in [*sent.values(), serials] if form],
        "sheets": {name: sent.get(name) or form(initial={"reference": order.payment}) for name, form in FORMS.items()},
    }
    return page(request, "console/sales/order.html", context, status=status)
