"""«Asistencia remota»: what the person reads before saying yes, hands over once, and ends when they want."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from mesa.assistance import actions, reads, rules, steps, tools
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib import user_agent
from mesa.lib.vault import Broken
from mesa.portal.link_access import by_link
from mesa.portal.ticket.views import find
from mesa.terms import words
from mesa.terms.actions import accept
from mesa.terms.models import Slug
from mesa.tickets import codes
from mesa.tickets import reads as tickets
from mesa.tickets.models.preparation import ENOUGH
from mesa.tickets.rules import allowed

from .forms import AcceptForm, AccessForm, DeclineForm

BUTTONS = {
    "accept_session", "decline_session", "end_session", "give_access", "join_session", "prove_licence", "see_access",
    "tick",
}  # fmt: skip


@by_link
def assistance(request, number):
    return _page(request, find(request, number))


@by_link
@require_POST
def accept_session(request, number):
    ticket = find(request, number)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, accepting=form, status=422)
    session, here = _session(ticket), where(request)
    if not rules.may(ticket.requester, rules.ACCEPT_SESSION, session):
        return _page(request, ticket, status=409)
    text = accept(_text(), by=ticket.requester, address=here.address, agent=here.agent)
    actions.accept_session(session, by=ticket.requester, acceptance=text)
    messages.success(request, _("Aceptaste la sesión. Sigue los pasos."))
    return redirect("portal:assistance", number)


@by_link
@require_POST
def decline_session(request, number):
    ticket, form = find(request, number), DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, declining=form, status=422)
    return _do(request, ticket, actions.decline_session, _("Está bien: el técnico buscará otra manera."), form)


@by_link
@require_POST
def end_session(request, number):
    said = _("Terminó la sesión. Cierra también el programa en tu equipo.")
    return _do(request, find(request, number), actions.end_session, said)


@by_link
@sensitive_post_parameters()
@require_POST
@never_cache
def give_access(request, number):
    ticket = find(request, number)
    session = _session(ticket)
    tool = tools.of(session)
    form = AccessForm(request.POST, tool=tool)
    if not form.is_valid():
        return _page(request, ticket, giving=form, status=422)
    try:
        actions.give_access(session, by=ticket.requester, **form.cleaned_data)
    except actions.WrongFormat as wrong:
        form.refuse(wrong, tool)
        return _page(request, ticket, giving=form, status=422)
    messages.success(request, _("Entregado. Solo lo ve quien te atiende, y se borra al terminar."))
    return redirect("portal:assistance", number)


@by_link
@require_POST
@never_cache
def see_access(request, number):
    ticket = find(request, number)
    try:
        seen = actions.see_access(_session(ticket), by=ticket.requester)
    except Broken:
        messages.error(request, _("Ya no se puede abrir: pide al técnico que lo mande otra vez."))
        return redirect("portal:assistance", number)
    return _page(request, find(request, number), seen=seen)


def _session(ticket):
    session = reads.latest(ticket)
    if session is None:
        raise Http404
    return session


def _do(request, ticket, act, said, form=None):
    act(_session(ticket), by=ticket.requester, **(form.cleaned_data if form else {}))
    messages.success(request, said)
    return redirect("portal:assistance", ticket.pk)


def _text():
    return words.in_force(Slug.REMOTE, timezone.now())


def _page(request, ticket, *, status=200, **forms):
    session = reads.latest(ticket)
    may = allowed(ticket.requester, ticket, session, only=BUTTONS)
    tool, meeting = session and tools.of(session), reads.meeting(session)
    context = {
        "ticket": ticket,
        "session": session,
        "tool": tool,
        "meeting": meeting,
        "way_in": reads.way_in(meeting) if session and session.is_live else None,
        "ways": steps.ways(tool) if session and session.is_live else [],
        "system": steps.system_of(ticket.intake.system or user_agent.system(request.headers.get("User-Agent", ""))),
        "allowed": may,
        "code": codes.code(ticket, tickets.latest(ticket, ticket.requester)[0]),
        "missing": tickets.prepared(ticket),
        "preparation": tickets.preparation(ticket) if ticket.is_live else [],
        "enough": ENOUGH,
        "agreement": words.html(_text()) if "accept_session" in may else "",
        "accepting": AcceptForm(),
        "declining": DeclineForm(),
        "giving": AccessForm(tool=tool) if "give_access" in may else None,
    } | forms
    return page(request, "portal/assistance/assistance.html", context, part="session", status=status)
