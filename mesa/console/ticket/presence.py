"""«Ana está escribiendo»: the technician of a ticket and its requester know of each other."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.live import actions
from mesa.live.reads import across, company

from .forms import HereForm
from .page import find


@require_POST
def here(request, number):
    ticket, now = find(request, number), timezone.now()
    form = HereForm(request.POST)
    form.is_valid()
    if form.cleaned_data.pop("left"):
        actions.be_gone(ticket, by=request.user, now=now)
        return HttpResponse(status=204)
    actions.be_here(ticket, by=request.user, now=now, **form.cleaned_data)
    others = company(ticket, request.user, now)
    words = " · ".join(_words(other, ticket, now) for other in others)
    return JsonResponse({"words": words, "company": bool(across(ticket, request.user, others))})


def _words(other, ticket, now):
    if other.person_id == ticket.requester_id:
        said = _("%(name)s está escribiendo…") if other.is_typing(now) else _("%(name)s está en la página")
    else:
        said = _("%(name)s está escribiendo aquí") if other.writing else _("%(name)s también está viendo este ticket")
    return said % {"name": other.person.first_name or other.person.email}
