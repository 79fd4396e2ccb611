"""When what was bought is installed: hours of the technician, offered by the seller from the order's own page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance import actions, agenda, promises, reads, rules
from mesa.assistance.rules import Refused
from mesa.console.gates import sellers_only
from mesa.console.ticket.forms import refuse
from mesa.console.ticket.session_forms import SlotsForm
from mesa.doors.pages import page
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import Conflict, may

from .orders import find_order


@sellers_only
def visit(request, pk):
    return _page(request, find_order(request, pk))


@require_POST
@sellers_only
def offer_installation(request, pk):
    order = find_order(request, pk)
    if not _may(request.user, order):
        raise Refused
    form = SlotsForm(request.POST, moments=_moments(order))
    if not form.is_valid():
        return _page(request, order, form=form, status=422)
    try:
        actions.offer_installation(order.ticket, by=request.user, **form.cleaned_data)
    except (actions.Taken, Conflict):
        form.add_error(None, _("Algo cambió mientras elegías: mira las horas y vuelve a proponerlas."))
        return _page(request, find_order(request, pk), form=form, status=409)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, order, form=form, status=422)
    messages.success(request, _("Se las propusimos. La hora aparece aquí cuando la elija."))
    return redirect("console:order", pk)


def _may(user, order):
    return order.is_to_install and may(user, rules.OFFER_INSTALLATION, order.ticket)


def _moments(order):
    zone = timezone.get_current_timezone()
    return [moment.astimezone(zone) for moment in agenda.free(order.ticket.technician, timezone.now())]


def _page(request, order, *, form=None, status=200):
    may_offer = _may(request.user, order)
    moments = _moments(order) if may_offer else []
    form = form or SlotsForm(moments=moments, initial={"words": _("¿Cuándo te queda bien que lo instalemos?")})
    context = {
        "order": order,
        "ticket": order.ticket,
        "visit": reads.since(order.ticket, order.placed_at),
        "may_offer": may_offer,
        "days": agenda.by_day(moments, timezone.get_current_timezone()),
        "chosen": set(form.data.getlist("starts")) if form.is_bound else set(),
        "most": promises.SLOTS,
        "form": form,
    }
    return page(request, "console/sales/visit.html", context, status=status)
