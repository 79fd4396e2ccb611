"""«Tere está escribiendo»: technicians on the same ticket know of each other."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.live import actions
from mesa.live.models import Presence

from .desk import find
from .forms import HereForm


@require_POST
def here(request, number):
    ticket, now = find(request, number), timezone.now()
    form = HereForm(request.POST)
    form.is_valid()
    actions.be_here(ticket, by=request.user, now=now, **form.cleaned_data)
    others = Presence.objects.visible_to(request.user).beside(request.user, ticket, now)
    return HttpResponse(" · ".join(_words(other) for other in others), content_type="text/plain; charset=utf-8")


def _words(other):
    said = _("%(name)s está escribiendo aquí") if other.writing else _("%(name)s también está viendo este ticket")
    return said % {"name": other.person.first_name or other.person.email}
