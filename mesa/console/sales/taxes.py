"""The rates of taxes by their dates: those the law gave, and those that supervisors wrote down since."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.sales import actions, clocks, taxes
from mesa.sales.actions.rates import KINDS, may_end
from mesa.sales.models import TaxKind, TaxRate

from .forms import Amount, day

WRONG = gettext_lazy("Escribe una fecha, como 2026-12-15.")
SOON = timedelta(days=60)


class RateForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Impuesto"), choices=[(kind.value, kind.label) for kind in KINDS])
    percent = Amount(
        label=gettext_lazy("Por ciento"), missing=gettext_lazy("Escribe el porcentaje, por ejemplo 8."), max_digits=4,
        decimal_places=2, min_value=0,
    )  # fmt: skip
    valid_from = day(
        gettext_lazy("Primer día"),
        error_messages={"required": gettext_lazy("Escribe desde qué día."), "invalid": WRONG},
    )
    valid_to = day(
        gettext_lazy("Último día"),
        required=False,
        help_text=gettext_lazy("Vacío si la ley no le pone fin."),
        error_messages={"invalid": WRONG},
    )

    def clean(self):
        said = super().clean()
        first, last = said.get("valid_from"), said.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Termina antes de empezar: revisa las fechas."))
        if first and taxes.is_written(said.get("kind"), first):
            self.add_error("valid_from", _("Ya hay una tasa de ese impuesto desde ese día: no se escribe encima."))
        return said


class EndForm(forms.Form):
    valid_to = day(
        gettext_lazy("Último día"),
        error_messages={"required": gettext_lazy("Escribe hasta qué día."), "invalid": WRONG},
    )

    def __init__(self, *args, rate, **kwargs):
        self.rate = rate
        super().__init__(*args, prefix=f"r{rate.pk}", **kwargs)

    def clean_valid_to(self):
        if not may_end(self.rate, self.cleaned_data["valid_to"]):
            raise forms.ValidationError(_("Escribe un día de hoy en adelante, y antes del que ya tenía."))
        return self.cleaned_data["valid_to"]


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
