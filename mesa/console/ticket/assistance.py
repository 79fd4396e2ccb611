"""Asking for a remote session, and leading it: only the technician of the ticket."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from mesa.assistance import actions, reads, tools
from mesa.doors.pages import page
from mesa.lib.vault import Broken
from mesa.tickets import codes
from mesa.tickets import reads as tickets
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import Conflict, allowed

from .forms import refuse
from .page import find
from .session_forms import AccessForm, AskSessionForm

BUTTONS = {
    "ask_session", "give_access", "see_access", "see_meeting", "view_session", "observe_session", "start_session",
    "end_session",
}  # fmt: skip


@never_cache
def assistance(request, number):
    return _page(request, find(request, number))


@require_POST
def ask_session(request, number):
    ticket, form = find(request, number), AskSessionForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, asking=form, status=422)
    try:
        actions.ask_session(ticket, by=request.user, **form.cleaned_data)
    except Conflict:
        messages.info(request, _("El ticket cambió mientras escribías: míralo y vuelve a pedirla."))
        return _page(request, find(request, number), asking=form, status=409)
    except WordsRefused as why:
        refuse(form, "words", why)
        return _page(request, ticket, asking=form, status=422)
    messages.success(request, _("Se lo pedimos. Aquí ves cuando acepte."))
    return redirect("console:assistance", number)


@sensitive_post_parameters()
@require_POST
@never_cache
def give_access(request, number):
    ticket = find(request, number)
    session = _session(ticket)
    form = AccessForm(request.POST, tool=tools.of(session))
    if not form.is_valid():
        return _page(request, ticket, giving=form, status=422)
    try:
        actions.give_access(session, by=request.user, **form.cleaned_data)
    except actions.WrongFormat as wrong:
        form.add_error(wrong.field, _("No parece lo que da este programa: revísalo."))
        return _page(request, ticket, giving=form, status=422)
    messages.success(request, _("Ya lo puede ver la persona."))
    return redirect("console:assistance", number)


@require_POST
@reauthentication_required
@never_cache
def see_access(request, number):
    ticket = find(request, number)
    try:
        seen = actions.see_access(_session(ticket), by=request.user)
    except Broken:
        messages.error(request, _("Ya no se puede abrir: pide a la persona que lo entregue otra vez."))
        return redirect("console:assistance", number)
    ticket = find(request, number)  # the look was a line: an older page would be drawn again, without it
    return _page(request, ticket, seen=seen, launch=tools.of(reads.latest(ticket)).launch(seen["identifier"]))


@require_POST
@reauthentication_required
@never_cache
def see_meeting(request, number):
    ticket = find(request, number)
    try:
        made = actions.see_meeting(_session(ticket), by=request.user)
    except Broken:
        messages.error(request, _("Ya no se puede abrir: termina la sesión y pide otra."))
        return redirect("console:assistance", number)
    return _page(request, find(request, number), made=made)


@require_POST
def start_session(request, number):
    return _do(request, number, actions.start_session, _("Sesión en curso."))


@require_POST
def end_session(request, number):
    return _do(request, number, actions.end_session, _("Terminó la sesión."))


def _session(ticket):
    session = reads.latest(ticket)
    if session is None:
        raise Http404
    return session


def _do(request, number, act, said):
    act(_session(find(request, number)), by=request.user)
    messages.success(request, said)
    return redirect("console:assistance", number)


def _page(request, ticket, *, status=200, **more):
    session = reads.latest(ticket)
    may = allowed(request.user, ticket, session, only=BUTTONS)
    tool = session and tools.of(session)
    context = {
        "ticket": ticket,
        "session": session,
        "tool": tool,
        "allowed": may,
        "code": codes.code(ticket, tickets.latest(ticket, request.user)[0]),
        "meeting": reads.meeting(session),
        "connection": ticket.connection_tests.order_by("-pk").first(),
        "missing": tickets.prepared(ticket),
        "asking": AskSessionForm(initial={"words": _("Para seguir necesito ver tu equipo.")}),
        "giving": AccessForm(tool=tool) if "give_access" in may else None,
    } | more
    return page(request, "console/ticket/assistance.html", context, part="session", status=status)
