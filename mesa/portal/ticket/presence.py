"""«Tere está aquí»: requester and technician know of each other while both look at the ticket."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mesa.live import actions
from mesa.live.reads import across, company
from mesa.portal import link_access
from mesa.portal.forms import HereForm

from . import chat
from .views import find


@link_access.by_link
@require_POST
def here(request, number):
    ticket, now = find(request, number), timezone.now()
    form = HereForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    if said.pop("left"):
        actions.be_gone(ticket, by=ticket.requester, now=now)
        return HttpResponse(status=204)
    if getattr(request, "link", None):
        said.pop("seen", None)  # read by whoever holds the link: the requester still gets the letter
    actions.be_here(ticket, by=ticket.requester, now=now, **said)
    others = across(ticket, ticket.requester, company(ticket, ticket.requester, now))
    return JsonResponse({"words": chat.present(others, now) or chat.away(ticket, now), "company": bool(others)})
