"""A call, noted in two presses: it was answered and for how long, or it was not."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mesa.assistance.actions import try_contact
from mesa.assistance.models import Outcome
from mesa.tickets import actions
from mesa.tickets.notes import WordsRefused

from .forms import Worded, refuse
from .page import find, workspace

WENT = [Outcome.REACHED, Outcome.NO_ANSWER, Outcome.MESSAGE, Outcome.BUSY]


class CallForm(Worded):
    """The button says how it went: an `outcome`, or the `minutes` of who answered. Typed ones count more."""

    outcome = forms.ChoiceField(required=False, choices=[(one.value, one.label) for one in WENT])
    minutes = forms.IntegerField(required=False, min_value=1, max_value=600)
    typed = forms.IntegerField(
        label=gettext_lazy("Otros minutos"),
        required=False,
        min_value=1,
        max_value=600,
        error_messages={
            "invalid": gettext_lazy("Escribe cuántos minutos, por ejemplo 20."),
            "min_value": gettext_lazy("Escribe al menos 1 minuto."),
            "max_value": gettext_lazy("Escribe 600 minutos o menos."),
        },
    )
    summary = forms.CharField(
        label=gettext_lazy("Qué hablaron"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self):
        said = super().clean()
        said["lasted"] = said.get("typed") or said.get("minutes")
        if not said.get("outcome") and not said["lasted"] and not self.errors:
            raise forms.ValidationError(_("Di si contestó."))
        return said


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
