"""Looking for somebody: the ways in the order they prefer, one press to call and one to say how it went."""

from operator import attrgetter

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa import channels
from mesa.assistance import actions
from mesa.assistance.models import Outcome
from mesa.doors.pages import page
from mesa.tickets import codes, reads
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import allowed

from .forms import TryForm, UnreachedForm, refuse
from .page import find


def attempts(request, number):
    return _page(request, find(request, number))


@require_POST
def try_contact(request, number):
    ticket, form = find(request, number), TryForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, trying=form, status=422)
    try:
        actions.try_contact(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, trying=form, status=422)
    messages.success(request, _("Intento anotado."))
    return redirect("console:attempts", number)


@require_POST
def tell_unreached(request, number):
    ticket, form = find(request, number), UnreachedForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, telling=form, status=422)
    try:
        actions.tell_unreached(ticket, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, telling=form, status=422)
    messages.success(request, _("Se lo dijimos: el ticket espera su respuesta."))
    return redirect("console:ticket", number)


def ladder(ticket, code, technician):
    """`[(way, label, address)]`, what they prefer first; a way without its number is left out."""
    person = ticket.requester
    text = _("Hola, %(name)s: soy %(who)s. Te busco por tu ticket %(number)s. El código de tu caso es %(code)s.") % {
        "name": person.first_name, "who": technician.first_name, "number": ticket.pk, "code": code,
    }  # fmt: skip
    order = sorted(filter(attrgetter("chosen"), channels.ways()), key=lambda way: way.slug != ticket.contact_by)
    return [(way, *link) for way in order if (link := way.link(ticket, text))]


def _page(request, ticket, *, status=200, **forms):
    code = codes.code(ticket, reads.latest(ticket, request.user)[0])
    said = _("No logramos contactarte por los medios que nos diste. ¿Cuándo y por dónde te encontramos?")
    context = {
        "ticket": ticket,
        "ladder": ladder(ticket, code, request.user),
        "attempts": list(ticket.attempts.select_related("by").order_by("-pk")[:50]),
        "outcomes": Outcome.choices,
        "allowed": allowed(request.user, ticket, only={"try_contact", "tell_unreached"}),
        "trying": TryForm(),
        "telling": UnreachedForm(initial={"words": said}),
    } | forms
    return page(request, "console/ticket/attempts.html", context, status=status)
