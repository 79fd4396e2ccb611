"""What sellers fill of the catalogue and its taxes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.sales import promises, taxes
from mesa.sales.actions.rates import KINDS as TAXES
from mesa.sales.actions.rates import may_end
from mesa.sales.models import Currency, ProductKind, Unit

from .forms import KINDS, Amount, count, day

WRONG = _("Escribe una fecha, como 2026-12-15.")


class RateForm(forms.Form):
    kind = forms.ChoiceField(label=_("Impuesto"), choices=[(kind.value, kind.label) for kind in TAXES])
    percent = Amount(
        label=_("Por ciento"), missing=_("Escribe el porcentaje, por ejemplo 8."), max_digits=4,
        decimal_places=2, min_value=0,
    )  # fmt: skip
    valid_from = day(
        _("Primer día"),
        error_messages={"required": _("Escribe desde qué día."), "invalid": WRONG},
    )
    valid_to = day(
        _("Último día"),
        required=False,
        help_text=_("Vacío si la ley no le pone fin."),
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
        _("Último día"),
        error_messages={"required": _("Escribe hasta qué día."), "invalid": WRONG},
    )

    def __init__(self, *args, rate, **kwargs):
        self.rate = rate
        super().__init__(*args, prefix=f"r{rate.pk}", **kwargs)

    def clean_valid_to(self):
        if not may_end(self.rate, self.cleaned_data["valid_to"]):
            raise forms.ValidationError(_("Escribe un día de hoy en adelante, y antes del que ya tenía."))
        return self.cleaned_data["valid_to"]


class ProductForm(forms.Form):
    """One product; also one row of a sheet that is imported."""

    sku = forms.CharField(
        label=_("Clave"), max_length=40, error_messages={"required": _("Escribe su clave o número de parte.")}
    )
    name = forms.CharField(label=_("Nombre"), max_length=200, error_messages={"required": _("Escribe su nombre.")})
    kind = forms.ChoiceField(label=_("Tipo"), choices=ProductKind, initial=ProductKind.PRODUCT)
    brand = forms.CharField(label=_("Marca"), max_length=60, required=False)
    unit = forms.ChoiceField(label=_("Unidad"), choices=Unit, initial=Unit.PIECE)
    cost = Amount(label=_("Costo"), missing=_("Escribe su costo."), max_digits=12, decimal_places=2, min_value=0)
    price = Amount(
        label=_("Precio sin IVA"), missing=_("Escribe su precio."), max_digits=12, decimal_places=2, min_value=0
    )
    currency = forms.ChoiceField(label=_("Moneda"), choices=Currency, initial=Currency.MXN)
    tax = forms.ChoiceField(label=_("IVA"), choices=KINDS)
    delivery_days = count(_("Entrega, en días hábiles"), 365, 0)
    warranty_months = count(_("Garantía, en meses"), 240, 12)

    def clean_warranty_months(self):
        months = self.cleaned_data["warranty_months"]
        if 0 < months < promises.WARRANTY_MONTHS:
            raise forms.ValidationError(_("La ley pide al menos 90 días: escribe 3 o más, o 0 si no lleva garantía."))
        return months
