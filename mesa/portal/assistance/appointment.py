"""The appointment of a ticket, by the link of its letter: chosen, moved or called off without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mesa.assistance import actions, agenda, reads, rules
from mesa.common.links import BadLink
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.portal.recipient_locale import speaking_to
from mesa.tickets.rules import allowed

from .forms import CancelForm, PickForm


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def appointment(request, meeting):
    return _answered(request, meeting, _page)


@login_not_required
@never_cache
@require_POST
def pick_slot(request, meeting):
    return _answered(request, meeting, _pick)


@login_not_required
@never_cache
@require_POST
def cancel_appointment(request, meeting):
    return _answered(request, meeting, _cancel)


def _answered(request, meeting, answer):
    """In the language and on the clock of whose appointment it is, whoever holds the link."""
    if refused := refusal(request, "open_link"):
        return refused
    try:
        found = reads.appointment_of(meeting)
    except BadLink:
        found = None
    if found is None:
        return _over(request)
    with speaking_to(found.ticket.requester):
        return _over(request, known=True) if found.over_at else answer(request, meeting, found)


def _over(request, *, known=False):
    context = {"appointment": None, "over": known}
    return page(request, "portal/assistance/appointment_page.html", context, status=410)


def _pick(request, meeting, found):
    form = PickForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, found, form=form, status=422)
    try:
        actions.pick_slot(found, by=found.ticket.requester, channel=_channel(request, found), **form.cleaned_data)
    except (actions.Taken, rules.Refused):
        form.add_error(None, _("Esa hora ya no está libre. Así está tu cita ahora: elige otra."))
        return _page(request, meeting, reads.appointment(found.pk), form=form, status=409)
    messages.success(request, _("Listo: te esperamos a esa hora. Te mandamos un correo para tu calendario."))
    return redirect("portal:appointment", meeting)


def _cancel(request, meeting, found):
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, found, cancelling=form, status=422)
    try:
        actions.cancel_appointment(
            found, by=found.ticket.requester, channel=_channel(request, found), **form.cleaned_data
        )
    except rules.Refused:
        return _page(request, meeting, reads.appointment(found.pk), status=409)
    messages.success(request, _("Cancelada. Tu ticket sigue abierto y te escribimos ahí."))
    return redirect("portal:appointment", meeting)


def _channel(request, found):
    """Whoever holds the link may have come by it, and not be who it was written to."""
    return "web" if request.user == found.ticket.requester else "link"


def _page(request, meeting, found, *, status=200, **forms):
    now = timezone.now()
    open_slots = [start for start in reads.open_slots(found, now) if start != found.starts_at]
    context = {
        "appointment": found,
        "meeting": meeting,
        "ticket": found.ticket,
        "days": agenda.by_day(open_slots, timezone.get_current_timezone()),
        "allowed": allowed(found.ticket.requester, found),
        "past": bool(found.starts_at) and found.starts_at <= now,
        "form": PickForm(),
        "cancelling": CancelForm(),
    } | forms
    return page(request, "portal/assistance/appointment_page.html", context, status=status)
