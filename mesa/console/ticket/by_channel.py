"""A channel on a ticket: writing while it may be, approved words when not, and what was said on one's own telephone."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from mesa.doors.hooks import find as find_channel
from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import allowed

from . import composer
from .contact_attempts import ladder
from .forms import SIDES, LogForm, TemplateForm, by_channel, refuse
from .page import carry_out, find, workspace


def channel(request, number, channel):
    return _page(request, find(request, number), _written(channel))


@require_POST
def send_by(request, number, channel):
    ticket, one = find(request, number), _written(channel)
    if one.act not in allowed(request.user, ticket, only={one.act}):
        return _closed(request, ticket, one)
    said = _("En cola para %(channel)s: junto a la nota verás si salió.") % {"channel": one}
    return carry_out(request, number, one.send, by_channel(one), said, one.act)


@require_POST
def send_template(request, number, channel):
    ticket, one = find(request, number), _written(channel)
    form = TemplateForm(request.POST, offers=one.offers(ticket))
    if not form.is_valid():
        return _page(request, ticket, one, filling=form, status=422)
    try:
        one.send_template(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, None, why)
        return _page(request, ticket, one, filling=form, status=422)
    messages.success(request, _("Plantilla en cola: junto a la nota verás si salió."))
    return redirect("console:ticket", number)


@require_POST
def log_exchange(request, number, channel):
    ticket, one, form = find(request, number), _written(channel), LogForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, one, logging=form, status=422)
    try:
        one.log_exchange(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, one, logging=form, status=422)
    messages.success(request, _("Conversación anotada."))
    return redirect("console:ticket", number)


def _written(slug):
    """One that technicians write by; raises Http404."""
    found = find_channel(slug)
    if not found.limit:
        raise Http404
    return found


def _closed(request, ticket, one):
    """It closed while they wrote: their words stay, as an internal note that was not sent."""
    said = _("No se envió. %(why)s") % {"why": one.closed or _("Usa otro medio.")}
    written = composer.from_form(by_channel(one)(request.POST), one.act, tray(request)[0])
    if not request.htmx:
        messages.error(request, said)
    answer = workspace(request, ticket, written, status=409)
    return trigger_client_event(answer, "mesa:toast", {"text": said, "kind": "bad"})


def _page(request, ticket, one, *, status=200, **forms):
    may = allowed(request.user, ticket, only={one.act, one.template_act, one.log_act})
    ways = {way.slug: (label, address) for way, label, address in ladder(ticket, "", request.user)}
    context = {
        "ticket": ticket,
        "channel": one,
        "allowed": may,
        "reach": one.reach(ticket.requester, timezone.now()),
        "may_send": one.act in may,
        "offers": one.offers(ticket) if one.template_act in may else [],
        "loose": one.loose(ticket, request.user),
        "by_hand": ways.get(one.slug),
        "sides": SIDES,
        "key": uuid.uuid4().hex,
        "filling": TemplateForm(),
        "logging": LogForm(initial={"side": "both"}),
    } | forms
    return page(request, "console/ticket/channel.html", context, status=status)
