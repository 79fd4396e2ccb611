"""WhatsApp of a ticket: writing while the window is open, approved words outside it, and by hand without an API."""

import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from mesa.channels.whatsapp import actions, reads
from mesa.channels.whatsapp.actions.templates import holes
from mesa.channels.whatsapp.models import Template
from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import allowed

from . import composer
from .contact_attempts import ladder
from .forms import WhatsAppForm, Worded, refuse, words
from .page import carry_out, find, workspace

SIDES = [
    ("both", gettext_lazy("Los dos")),
    ("person", gettext_lazy("Solo la persona")),
    ("house", gettext_lazy("Solo yo")),
]


BUTTONS = {"send_whatsapp", "send_template", "log_exchange"}


class TemplateForm(Worded):
    template = forms.ModelChoiceField(
        Template.objects.offered(),
        error_messages={"invalid_choice": gettext_lazy("Esa plantilla ya no está aprobada: elige otra.")},
    )
    key = forms.CharField(max_length=64)

    def clean(self):
        said = super().clean() or {}
        values = [" ".join(value.split())[:500] for value in self.data.getlist("value")]
        if "template" in said and (len(values) != holes(said["template"]) or not all(values)):
            raise forms.ValidationError(_("Llena todos los espacios de la plantilla."))
        return said | {"values": values}


class LogForm(Worded):
    side = forms.ChoiceField(choices=SIDES, error_messages={"required": gettext_lazy("Di quién escribió.")})
    words = words(gettext_lazy("Qué se dijo"), gettext_lazy("Escribe qué se dijo."))
    minutes = forms.IntegerField(
        label=gettext_lazy("Cuántos minutos"), min_value=1, max_value=480, required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), gettext_lazy("Escribe de 1 a 480.")),
    )  # fmt: skip


def whatsapp(request, number):
    return _page(request, find(request, number))


@require_POST
def send_whatsapp(request, number):
    ticket = find(request, number)
    if "send_whatsapp" not in allowed(request.user, ticket, only=BUTTONS):
        return _closed(request, ticket)
    said = _("En cola para WhatsApp: junto a la nota verás si salió.")
    return carry_out(request, number, actions.send_whatsapp, WhatsAppForm, said, "send_whatsapp")


@require_POST
def send_template(request, number):
    ticket, form = find(request, number), TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, filling=form, status=422)
    try:
        actions.send_template(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, None, why)
        return _page(request, ticket, filling=form, status=422)
    messages.success(request, _("Plantilla en cola: junto a la nota verás si salió."))
    return redirect("console:ticket", number)


@require_POST
def log_exchange(request, number):
    ticket, form = find(request, number), LogForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, logging=form, status=422)
    try:
        actions.log_exchange(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, logging=form, status=422)
    messages.success(request, _("Conversación anotada."))
    return redirect("console:ticket", number)


def _closed(request, ticket):
    """It closed while they wrote: their words stay, as an internal note that was not sent."""
    said = _("No se envió: pasaron 24 horas desde su último mensaje. Usa una plantilla u otro medio.")
    written = composer.from_form(WhatsAppForm(request.POST), "send_whatsapp", tray(request)[0])
    if not request.htmx:
        messages.error(request, said)
    answer = workspace(request, ticket, written, status=409)
    return trigger_client_event(answer, "mesa:toast", {"text": said, "kind": "bad"})


def _page(request, ticket, *, status=200, **forms):
    may = allowed(request.user, ticket, only=BUTTONS)
    ways = {way.slug: (label, address) for way, label, address in ladder(ticket, "", request.user)}
    context = {
        "ticket": ticket,
        "allowed": may,
        "window": reads.window(ticket, timezone.now()),
        "offers": reads.offers(ticket) if "send_template" in may else [],
        "loose": reads.loose(ticket, request.user),
        "by_hand": ways.get("whatsapp"),
        "sides": SIDES,
        "key": uuid.uuid4().hex,
        "filling": TemplateForm(),
        "logging": LogForm(initial={"side": "both"}),
    } | forms
    return page(request, "console/ticket/whatsapp.html", context, status=status)
