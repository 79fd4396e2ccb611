"""What sellers fill of an order: one form per step."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mesa.console.ticket.forms import Worded
from mesa.doors.fields import words


def said(label, missing, longest, **more):
    return forms.CharField(label=label, max_length=longest, error_messages={"required": missing}, **more)


class SupplyForm(forms.Form):
    supplier = said(_("A quién se le pidió"), _("Escribe a qué fabricante o mayorista."), 120)


class ShipForm(forms.Form):
    carrier = said(_("Paquetería"), _("Escribe quién lo lleva."), 60)
    guide = said(_("Guía"), "", 60, required=False)
    tracking = forms.URLField(
        label=_("Dirección para rastrearlo"),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Escribe la dirección completa, como https://paqueteria.example/123.")},
    )

    def clean_tracking(self):
        address = self.cleaned_data["tracking"]
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("La dirección empieza con https://."))
        return address


class DeliverForm(forms.Form):
    received_by = said(_("Quién lo recibió completo"), _("Escribe el nombre de quien lo recibió."), 120)
    anyway = forms.BooleanField(label=_("Entregarlo de todos modos"), required=False)

    def ask(self, lacking):
        """What is not written down yet is named, and the person says whether it is needed."""
        self.add_error("anyway", unready(lacking))


def unready(lacking):
    names = ", ".join(str(lack.label) for lack in lacking)
    return gettext("Falta anotar %(names)s. Anótalo antes, o marca que se entrega así.") % {"names": names}


class CancelForm(Worded):
    words = words(_("Por qué se cancela"), missing=_("Escribe por qué: la persona lo lee."), limit=2000)


class PaymentForm(forms.Form):
    reference = said(
        _("Referencia del pago"),
        _("Escribe la referencia del banco."),
        120,
        help_text=_("La que da el banco. Nunca un número de tarjeta: se retira solo."),
    )


class SerialsForm(forms.Form):
    serials = forms.CharField(
        label=_("Series o licencias"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Una por renglón."),
    )
