"""Offering a person moments to meet: those inside business hours that this technician has free."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance import actions, agenda, promises, reads
from mesa.doors.pages import page
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import Conflict, allowed

from .forms import refuse
from .page import find
from .session_forms import SlotsForm


def appointments(request, number):
    return _page(request, find(request, number))


@require_POST
def offer_slots(request, number):
    ticket = find(request, number)
    form = SlotsForm(request.POST, moments=_moments(request))
    if not form.is_valid():
        return _page(request, ticket, form=form, status=422)
    try:
        actions.offer_slots(ticket, by=request.user, **form.cleaned_data)
    except (actions.Taken, Conflict):
        form.add_error(None, _("Algo cambió mientras elegías: mira el ticket y las horas, y vuelve a proponerlas."))
        return _page(request, find(request, number), form=form, status=409)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, form=form, status=422)
    messages.success(request, _("Se las propusimos. Te avisamos cuando elija."))
    return redirect("console:ticket", number)


@require_POST
def cancel_appointment(request, number):
    standing = reads.standing(find(request, number))
    if standing is None:
        raise Http404
    actions.cancel_appointment(standing, by=request.user)
    messages.success(request, _("Cita cancelada; ya se lo dijimos."))
    return redirect("console:appointments", number)


def _moments(request):
    return [moment.astimezone(timezone.get_current_timezone()) for moment in agenda.free(request.user, timezone.now())]


def _page(request, ticket, *, form=None, status=200):
    standing, moments, now = reads.standing(ticket), _moments(request), timezone.now()
    form = form or SlotsForm(moments=moments, initial={"words": _("¿Cuándo te queda bien que hablemos?")})
    context = {
        "ticket": ticket,
        "standing": standing,
        "offered": list(standing.slots.all()) if standing else [],
        "mine": reads.kept_by(request.user, now),
        "days": agenda.by_day(moments, timezone.get_current_timezone()),
        "chosen": set(form.data.getlist("starts")) if form.is_bound else set(),
        "most": promises.SLOTS,
        "allowed": allowed(request.user, ticket, standing, only={"offer_slots", "cancel_appointment"}),
        "form": form,
    }
    return page(request, "console/ticket/appointments.html", context, status=status)
