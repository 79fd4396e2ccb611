"""The link of a ticket: made and taken back by its owner, opened on another device with one press."""

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mesa.assistance import actions, link_sessions, reads, rules
from mesa.assistance.models import Scope, TicketLink
from mesa.common.links import address
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.lib import user_agent

from .views import find_own


@never_cache
def links(request, number):
    return _page(request, find_own(request, number))


@require_POST
@never_cache
def make_link(request, number):
    """Shown in the answer itself and nowhere else: the address is in no history and no letter."""
    ticket = find_own(request, number)
    scope = Scope.OBSERVE if request.POST.get("scope") == Scope.OBSERVE else Scope.REQUESTER
    if not rules.may(request.user, rules.MAKE_LINK, ticket):
        messages.info(request, _("Ya hay varios enlaces de este ticket: quita alguno antes de hacer otro."))
        return redirect("portal:links", number)
    link, secret = actions.make_link(ticket, by=request.user, scope=scope)
    return _page(request, ticket, made=link, where=address("portal:open_link", secret))


@require_POST
def revoke_link(request, number, pk):
    ticket = find_own(request, number)
    link = get_object_or_404(TicketLink.objects.visible_to(request.user), pk=pk, ticket=ticket)
    actions.revoke_link(link, by=request.user)
    messages.success(request, _("Ese enlace ya no abre nada."))
    return redirect("portal:links", number)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request, secret):
    """Looking uses nothing up, for programs look at the links of letters; one press does."""
    if refused := refusal(request, "open_link"):
        return refused
    try:
        if request.method != "POST":
            return page(request, "portal/ticket/open_link.html", {"link": actions.unopened(secret)})
        agent = request.headers.get("User-Agent", "")
        link = actions.open_link(
            secret, device=", ".join(filter(None, [user_agent.browser(agent), user_agent.system(agent)]))
        )
    except actions.DeadLink:
        return page(request, "portal/ticket/open_link.html", {"link": None}, status=410)
    link_sessions.keep(request.session, link)
    return redirect(_first_page(link), link.ticket_id)


def _first_page(link):
    """Whoever opens it on the phone while the camera is waited for goes straight to it."""
    if link.scope == Scope.OBSERVE:
        return "portal:watch"
    session = reads.latest(link.ticket)
    return "portal:screen" if session and session.is_live and session.tool == "camera" else "portal:ticket"


@login_not_required
@require_POST
def leave_link(request):
    link_sessions.drop(request.session)
    messages.success(request, _("Saliste del ticket en este equipo."))
    return redirect("portal:home")


def drawn(where):
    """As an image that needs no style of its own."""
    return segno.make(where, error="m").svg_data_uri(scale=6, border=3, dark="#111", light="#fff")


def _page(request, ticket, made=None, where=""):
    context = {
        "ticket": ticket,
        "made": made,
        "where": where,
        "code": drawn(where) if where else "",
        "links": TicketLink.objects.visible_to(request.user)
        .alive(timezone.now())
        .filter(ticket=ticket)
        .order_by("-pk"),
        "may_make": rules.may(request.user, rules.MAKE_LINK, ticket),
    }
    return page(request, "portal/ticket/links.html", context)
