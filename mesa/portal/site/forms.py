"""What anybody may fill without signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.portal.forms import line


class VerifyForm(forms.Form):
    number = forms.IntegerField(
        label=_("Número de ticket"),
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Escribe el número de tu ticket."),
            "invalid": _("Escribe solo el número, por ejemplo 42."),
            "min_value": _("Escribe solo el número, por ejemplo 42."),
            "max_value": _("Escribe solo el número, por ejemplo 42."),
        },
    )
    code = line(
        _("Código que te dijeron"),
        20,
        required=True,
        help_text=_("Seis números, como 482 913."),
        errors={"required": _("Pide el código a quien te llama y escríbelo.")},
    )

    def clean_code(self):
        digits = "".join(c for c in self.cleaned_data["code"] if c.isascii() and c.isdigit())
        if len(digits) != 6:
            raise forms.ValidationError(_("Son seis números. Si no te lo saben decir, cuelga."))
        return digits
