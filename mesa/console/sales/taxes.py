"""The rates of taxes by their dates: those the law gave, and those that supervisors wrote down since."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.sales import actions, clocks, taxes
from mesa.sales.models import TaxKind, TaxRate

from .catalogue_forms import EndForm, RateForm

SOON = timedelta(days=60)


@supervisors_only
def rates(request):
    return _list(request, RateForm())


@require_POST
@supervisors_only
def add_rate(request):
    form = RateForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    actions.add_rate(by=request.user, where=where(request), **form.cleaned_data)
    messages.success(request, _("Agregada: las cotizaciones que se escriban en esos días la llevan."))
    return redirect("console:rates")


@require_POST
@supervisors_only
def end_rate(request, pk):
    rate = _find(request, pk)
    form = EndForm(request.POST, rate=rate)
    if not form.is_valid():
        return _list(request, RateForm(), ending=form, status=422)
    actions.end_rate(rate, by=request.user, where=where(request), **form.cleaned_data)
    messages.success(request, _("Listo: deja de aplicarse después de ese día. Lo ya enviado no cambia."))
    return redirect("console:rates")


@require_POST
@supervisors_only
def withdraw_rate(request, pk):
    actions.withdraw_rate(_find(request, pk), by=request.user, where=where(request))
    messages.success(request, _("Retirada: nadie la había usado."))
    return redirect("console:rates")


def border_ends():
    """The last day of the border's rate, when it is near, or was not long ago, and nobody wrote its renewal."""
    today = clocks.today(timezone.now())
    last = taxes.last_day(TaxKind.BORDER, today)
    return last if last and today - SOON < last < today + SOON else None


def _find(request, pk):
    return get_object_or_404(TaxRate.objects.visible_to(request.user), pk=pk)


def _list(request, form, *, ending=None, status=200):
    today = clocks.today(timezone.now())
    written = TaxRate.objects.visible_to(request.user).order_by("kind", "-valid_from")
    context = {
        "written": [(rate, _end_form(rate, ending, today), rate.valid_from > today) for rate in written],
        "known": [(TaxKind(kind).label, percent, first, last) for kind, percent, first, last in taxes.KNOWN],
        "always": taxes.ALWAYS,
        "today": today,
        "ends": border_ends(),
        "form": form,
        "ending": ending,
    }
    return page(request, "console/sales/rates.html", context, status=status)


def _end_form(rate, ending, today):
    """Nothing to end in what is over already."""
    if ending and ending.rate == rate:
        return ending
    return None if rate.valid_to and rate.valid_to <= today else EndForm(rate=rate)
