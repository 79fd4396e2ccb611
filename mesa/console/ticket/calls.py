"""A call, noted in two presses: it was answered and for how long, or it was not."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance.actions import try_contact
from mesa.assistance.models import Outcome
from mesa.tickets import actions
from mesa.tickets.notes import WordsRefused

from .forms import CallForm, refuse
from .page import find, workspace


@require_POST
def log_call(request, number):
    ticket, form = find(request, number), CallForm(request.POST, auto_id="call_%s")
    if not form.is_valid():
        return workspace(request, ticket, calling=form, status=422)
    said = form.cleaned_data
    if said["outcome"] not in {"", Outcome.REACHED}:
        try_contact(ticket, by=request.user, channel="phone", outcome=said["outcome"], words="")
        messages.success(request, _("Intento anotado."))
    else:
        words = said["summary"] or _talked(ticket.requester.language)
        facts = {"channel": "phone", "minutes": said["lasted"], "sure": said["sure"]}
        try:
            actions.contact(ticket, by=request.user, summary=words, **facts)
        except WordsRefused as why:
            refuse(form, "summary", why)
            return workspace(request, ticket, calling=form, status=422)
        messages.success(request, _("Llamada anotada."))
    return redirect("console:ticket", number)


def _talked(language):
    """The requester reads it, in their language."""
    with translation.override(language):
        return _("Hablamos por teléfono.")
