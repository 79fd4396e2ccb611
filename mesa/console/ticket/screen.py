"""The person's screen, seen by the technician; and the seat of a supervisor who looks on."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mesa.assistance import actions, reads, rules
from mesa.doors.pages import page
from mesa.live import signals
from mesa.tickets.rules import allowed

from .page import find


@never_cache
def screen(request, number):
    ticket = find(request, number)
    session = reads.latest(ticket)
    may = allowed(request.user, session)
    if not may & {"view_session", "observe_session"}:
        return redirect("console:assistance", number)
    return page(request, "console/ticket/screen.html", {"ticket": ticket, "session": session, "allowed": may})


@require_POST
def join(request, number):
    """Who leads it views; a supervisor of somebody else's looks on."""
    session = _session(find(request, number))
    act = actions.view_session if rules.leads(request.user, session) else actions.observe_session
    return signals.entered(act(session, by=request.user))


@require_POST
def signal(request, number):
    return signals.answer(request, _session(find(request, number)), person=request.user)


def _session(ticket):
    session = reads.latest(ticket)
    if session is None:
        raise Http404
    return session
