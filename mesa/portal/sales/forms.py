"""What is filled to ask for a quote, decide on one, or claim what was bought."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.doors.fields import LONG, words
from mesa.portal.forms import AgreeForm, line
from mesa.sales.models import Alternative, Reason

REASONS = [
    ("price", _("Es más de lo que puedo pagar")),
    ("time", _("Tarda demasiado")),
    ("elsewhere", _("Lo compré en otro lado")),
    ("unneeded", _("Ya no lo necesito")),
    ("other", _("Otra razón")),
]
NAME = {"required": _("Escribe tu nombre: queda en la decisión.")}


class EscalateForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("¿Qué te hace falta?"), choices=[("", _("Elige una")), *Reason.choices], required=False
    )
    needs = words(
        _("¿Qué debe saber ventas?"),
        4000,
        4,
        required=False,
        help_text=_("Lo que buscas, para cuándo y cuánto pensabas gastar, si quieres decirlo."),
    )


class QuestionForm(forms.Form):
    words = words(_("Tu pregunta"), LONG, 3, errors={"required": _("Escribe qué quieres saber antes de decidir.")})


class AcceptForm(forms.Form):
    """`alternative` and the optional lines that go with it come from the page that showed the total."""

    name = line(_("Tu nombre"), 120, required=True, errors=NAME)
    words = words(
        _("¿Algo que debamos saber?"),
        2000,
        2,
        required=False,
        help_text=_("Por ejemplo, tu orden de compra, o quién recibe. Nunca los datos de una tarjeta."),
    )
    terms = forms.BooleanField(
        label=_("Acepto las condiciones de esta cotización"),
        error_messages={"required": _("Lee las condiciones y marca la casilla.")},
    )
    privacy = forms.BooleanField(
        label=_("Leí el aviso de privacidad"), error_messages={"required": _("Lee el aviso y marca la casilla.")}
    )

    def said(self):
        return {name: self.cleaned_data[name] for name in ("name", "words")}


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("¿Por qué no?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige la razón que más se parezca.")},
    )
    words = words(_("Cuéntanos, si quieres"), 2000, 2, required=False)
    name = line(_("Tu nombre"), 120, required=True, errors=NAME)


class ChooseForm(forms.Form):
    """What an address may ask to accept: one alternative of that quote, with some of its optional lines."""

    def __init__(self, quote, data):
        super().__init__(data)
        self.fields["alternative"] = forms.ModelChoiceField(quote.alternatives.all())
        self.fields["optional"] = forms.TypedMultipleChoiceField(coerce=int, choices=_optional(quote), required=False)

    def chosen(self) -> tuple[Alternative, set[int]] | None:
        """`(alternative, left out)`, or nothing when it is not of this quote."""
        if not self.is_valid():
            return None
        alternative = self.cleaned_data["alternative"]
        optional = {line.pk for line in alternative.lines.all() if line.optional}
        return alternative, optional - set(self.cleaned_data["optional"])


class ClaimProductForm(AgreeForm):
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    description = words(
        _("¿Qué falla?"),
        LONG,
        4,
        help_text=_("Qué hace o deja de hacer, y desde cuándo."),
        errors={"required": _("Escribe qué falla, para que sepamos por dónde empezar.")},
    )

    def said(self):
        return {name: said for name, said in self.cleaned_data.items() if name not in {"terms", "accept"}}


def _optional(quote):
    return [(line.pk, line.pk) for one in quote.alternatives.all() for line in one.lines.all() if line.optional]


class CheckForm(forms.Form):
    folio = line(
        _("Folio"),
        30,
        required=True,
        help_text=_("Como C-2026-00042."),
        errors={"required": _("Escribe el folio que dice la cotización.")},
    )
    code = line(
        _("Código de verificación"),
        30,
        required=True,
        help_text=_("Dieciséis letras y números, al final del documento."),
        errors={"required": _("Escribe el código que dice la cotización.")},
    )
