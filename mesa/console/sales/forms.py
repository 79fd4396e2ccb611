"""What the seller fills to write a quote: the whole, each alternative, each line."""

import re
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.console.ticket.forms import Worded
from mesa.doors.fields import words
from mesa.sales import clocks, promises, taxes
from mesa.sales.models import Condition, Currency, TaxKind, Unit

GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")  # «1,234.50»; «1,5» is not a number here: it would be read as 15
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]*)?|-?\.[0-9]+")
KINDS = [(kind.value, kind.label) for kind in TaxKind if kind != TaxKind.BORDER]  # the border is of the whole quote


class Amount(forms.DecimalField):
    """Typed as people write money: with a sign, with thousands."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *args, missing, **kwargs):
        wrong = _("Escribe un número, por ejemplo 1234.50.")
        said = {"required": missing, "invalid": wrong, "min_value": wrong, "max_value": wrong}
        for name in ("max_digits", "max_decimal_places", "max_whole_digits"):
            said[name] = _("Son demasiadas cifras.")
        super().__init__(*args, error_messages=said, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().removeprefix("$").strip()
            value = value.replace(",", "") if GROUPED.fullmatch(value) else value
            if value and not PLAIN.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def day(label, **more):
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


def count(label, longest, first):
    said = dict.fromkeys(
        ("required", "invalid", "min_value", "max_value"), _("Escribe un número entero; 0 si no aplica.")
    )
    return forms.IntegerField(label=label, min_value=0, max_value=longest, initial=first, error_messages=said)


class QuoteForm(Worded):
    currency = forms.ChoiceField(label=_("Moneda"), choices=Currency)
    rate = Amount(
        label=_("Tipo de cambio"),
        missing="",
        required=False,
        max_digits=10,
        decimal_places=4,
        min_value=Decimal("0.0001"),
        help_text=_("Pesos por dólar, si la cotización es en dólares."),
    )
    rate_on = day(_("Día de ese tipo de cambio"), required=False)
    border = forms.BooleanField(
        label=_("IVA del 8 % de la región fronteriza"),
        required=False,
        help_text=_(
            "Solo si vende una sucursal inscrita en el estímulo, y el producto o servicio se entrega dentro de la "
            "región. No aplica a licencias ni a servicios digitales. Si dudas, déjalo sin marcar."
        ),
    )
    valid_until = day(
        _("Vigente hasta"),
        error_messages={
            "required": _("Escribe hasta qué día vale."),
            "invalid": _("Escribe una fecha, como 2026-12-15."),
        },
    )
    note = forms.CharField(
        label=_("Nota para la persona"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    terms = forms.CharField(
        label=_("Condiciones"),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Forma de pago, entrega, instalación y cómo se hace valer la garantía."),
    )

    def clean_valid_until(self):
        if clocks.is_over(self.cleaned_data["valid_until"], timezone.now()):
            raise forms.ValidationError(_("Ese día ya pasó: escribe hoy u otro por venir."))
        return self.cleaned_data["valid_until"]

    def clean_border(self):
        today = clocks.today(timezone.now())
        try:
            taxes.percent(TaxKind.GENERAL, today, border=self.cleaned_data["border"])
        except taxes.NoRate:
            raise forms.ValidationError(_("Ese estímulo no tiene tasa vigente hoy: déjalo sin marcar.")) from None
        return self.cleaned_data["border"]

    def clean(self):
        said = super().clean()
        if said.get("currency") == Currency.MXN:
            said["rate"] = said["rate_on"] = None
            return said
        if said.get("rate") is None and "rate" not in self.errors:
            self.add_error("rate", _("En dólares hace falta el tipo de cambio del día."))
        if said.get("rate_on") is None and "rate_on" not in self.errors:
            self.add_error("rate_on", _("Escribe de qué día es el tipo de cambio."))
        return said


class AlternativeForm(forms.Form):
    title = forms.CharField(
        label=_("Nombre de la alternativa"),
        max_length=120,
        error_messages={"required": _("Ponle un nombre, por ejemplo «Disco nuevo».")},
    )
    summary = forms.CharField(label=_("En una frase"), max_length=400, required=False)


class LineForm(forms.Form):
    """A row of an alternative; as it came, it is nothing."""

    sku = forms.CharField(
        label=_("Clave"), max_length=40, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    description = forms.CharField(
        label=_("Descripción"), max_length=300, error_messages={"required": _("Escribe qué es.")}
    )
    quantity = Amount(
        label=_("Cantidad"),
        missing=_("Escribe cuántos."),
        max_digits=10,
        decimal_places=3,
        min_value=Decimal("0.001"),
        initial=Decimal(1),
    )
    unit = forms.ChoiceField(label=_("Unidad"), choices=Unit, initial=Unit.PIECE)
    unit_price = Amount(
        label=_("Precio sin IVA"), missing=_("Escribe su precio."), max_digits=12, decimal_places=2, min_value=0
    )
    unit_cost = Amount(
        label=_("Costo"),
        missing=_("Escribe cuánto nos cuesta; 0 si nada."),
        max_digits=12,
        decimal_places=2,
        min_value=0,
    )
    discount_percent = Amount(
        label=_("Descuento %"),
        missing=_("Escribe 0 si no hay descuento."),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=100,
        initial=Decimal(0),
    )
    tax = forms.ChoiceField(label=_("IVA"), choices=KINDS, initial=TaxKind.GENERAL)
    delivery_days = count(_("Entrega, en días hábiles"), 365, 0)
    warranty_months = count(_("Garantía, en meses"), 240, 12)
    condition = forms.ChoiceField(label=_("Condición"), choices=Condition, initial=Condition.NEW)
    optional = forms.BooleanField(label=_("Opcional"), required=False)
    drop = forms.BooleanField(label=_("Quitar este renglón"), required=False)

    def clean_warranty_months(self):
        months = self.cleaned_data["warranty_months"]
        if 0 < months < promises.WARRANTY_MONTHS:
            raise forms.ValidationError(_("La ley pide al menos 90 días: escribe 3 o más, o 0 si no lleva garantía."))
        return months


class ReturnForm(Worded):
    words = words(
        _("Por qué lo devuelves"),
        missing=_("Escribe por qué lo devuelves: lo leen el técnico y la persona."),
        limit=2000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].widget = forms.Textarea({"rows": 3})


class NoteForm(Worded):
    body = words(_("Tu mensaje"), missing=_("Escribe lo que le dirás a la persona."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="note_%s", **kwargs)
        self.fields["body"].widget = forms.Textarea({"rows": 3})
