"""«Mostrar mi pantalla» and the phone as eyes: the page of who shares, and the seat of who was invited to look on."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mesa.assistance import actions, link_sessions, reads, rules
from mesa.assistance.models import PeerRole, Scope
from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.lib import keyset
from mesa.live import signals
from mesa.portal.link_access import by_link
from mesa.portal.ticket.views import find
from mesa.tickets.rules import allowed


@by_link
@never_cache
def screen(request, number):
    ticket = find(request, number)
    session = reads.latest(ticket)
    may = allowed(ticket.requester, session)
    if "join_session" not in may:
        return redirect("portal:assistance", number)
    context = {"ticket": ticket, "session": session, "allowed": may, "camera": session.tool == "camera"}
    return page(request, "portal/assistance/screen.html", context)


@by_link
@require_POST
def join(request, number):
    ticket = find(request, number)
    return signals.entered(actions.join_session(_session(ticket), by=ticket.requester))


@by_link
@require_POST
def signal(request, number):
    ticket = find(request, number)
    return signals.answer(request, _session(ticket), person=ticket.requester, role=PeerRole.SHARER)


@by_link
@require_POST
def still(request, number):
    """What the person's own browser took, after they said yes."""
    ticket = find(request, number)
    files, refusals = tray(request, ticket.requester)
    if refusals or not files:
        return HttpResponse(" ".join(refusals) or _("No llegó la imagen."), status=422, content_type="text/plain")
    words = _("Imagen de mi pantalla") if reads.latest(ticket).tool == "screen" else _("Foto desde mi teléfono")
    actions.save_still(_session(ticket), by=ticket.requester, file=files[-1], words=words)
    return HttpResponse(_("La imagen ya está en tu ticket."), status=201, content_type="text/plain")


@by_link
@require_POST
def remove_observer(request, number):
    ticket, peer = find(request, number), keyset.number(request.POST.get("peer"))
    if peer is None:
        raise Http404
    actions.remove_observer(_session(ticket), by=ticket.requester, peer=peer)
    return HttpResponse(status=204)


@by_link
@never_cache
def watch(request, number):
    link = _invited(request, number)
    session = reads.latest(link.ticket)
    live = bool(session and session.is_live and rules.is_in_the_browser(session))
    return page(
        request, "portal/assistance/watch.html", {"ticket": link.ticket, "session": session, "live": live, "link": link}
    )


@by_link
@require_POST
def watch_join(request, number):
    link = _invited(request, number)
    return signals.entered(actions.observe_by_link(_session(link.ticket), link=link))


@by_link
@require_POST
def watch_signal(request, number):
    link = _invited(request, number)
    return signals.answer(request, _session(link.ticket), link=link)


def _invited(request, number):
    link = link_sessions.link_to(request.session, number, Scope.OBSERVE)
    if link is None:
        raise Http404
    return link


def _session(ticket):
    session = reads.latest(ticket)
    if session is None:
        raise Http404
    return session
