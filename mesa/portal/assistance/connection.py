"""«Probar mi conexión»: the browser measures, the page says what it is good for and what to do next."""

from secrets import token_bytes

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mesa.assistance import actions
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.lib import turn_credentials, user_agent
from mesa.portal.link_access import by_link
from mesa.portal.ticket.views import find

from .forms import MeasuresForm

PIECE = 256 * 1024  # bytes down, and as many up
NOISE = token_bytes(PIECE)  # nothing on the way can make it smaller


@by_link
@never_cache
def connection(request, number):
    return _page(request, find(request, number))


@by_link
@never_cache
def piece(request, number):
    """Something to measure with."""
    find(request, number)
    if refused := refusal(request, "connection", reading=True):
        return refused
    return HttpResponse(NOISE, content_type="application/octet-stream")


@by_link
@require_POST
def echo(request, number):
    """Takes whatever is sent and says nothing."""
    find(request, number)
    return refusal(request, "connection") or HttpResponse(status=204)


@by_link
@require_POST
def note_connection(request, number):
    ticket, form = find(request, number), MeasuresForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, failed=True, status=422)
    agent = request.headers.get("User-Agent", "")
    seen = {"browser": user_agent.browser(agent), "system": user_agent.system(agent)}
    actions.note_connection(ticket, by=ticket.requester, **form.cleaned_data, **seen)
    return redirect("portal:connection", number)


def _page(request, ticket, failed=False, status=200):
    last = ticket.connection_tests.order_by("-pk").first()
    context = {"ticket": ticket, "last": last, "failed": failed, "relay": _relay(ticket)}
    return page(request, "portal/assistance/connection.html", context, status=status)


def _relay(ticket):
    """For the browser to see whether the relay answers, and for nothing else."""
    if not settings.TURN_URLS:
        return None
    until = timezone.now().timestamp() + 600
    username, credential = turn_credentials.credentials(settings.TURN_SECRET, f"t{ticket.pk}", until)
    return {"urls": ",".join(settings.TURN_URLS), "username": username, "credential": credential}
