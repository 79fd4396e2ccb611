"""On and off shift, and what people were told against what happened."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.tickets import actions, reads, responses
from mesa.tickets.models import Shift
from mesa.ui.moments import span

from .forms import EndShiftForm

MONTH = timedelta(days=30)


@require_POST
def start_shift(request):
    actions.start_shift(by=request.user)
    messages.success(request, _("Estás en turno: cuentas en los tiempos que decimos."))
    return redirect("console:queue")


@require_POST
def end_shift(request):
    form = EndShiftForm(request.POST)
    if not form.is_valid():
        raise PermissionDenied
    actions.end_shift(by=request.user, **form.cleaned_data)
    messages.success(request, _("Saliste de turno."))
    return redirect("console:queue")


@supervisors_only
def times(request):
    now = timezone.now()
    days = responses.days(now)
    known = responses.evidence(now)
    context = {
        "figures": responses.figures(days),
        "days": [(day, responses.figures([day])) for day in days],
        "shifts": Shift.objects.visible_to(request.user).on().select_related("technician").order_by("started_at"),
        "staff": known.staff,
        "pace": responses.pace(known),
        "opinions": reads.opinions(now - MONTH),
        "span": span,
    }
    return page(request, "console/queue/times.html", context)
