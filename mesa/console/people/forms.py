"""What a supervisor fills about people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import Role
from mesa.accounts.models.keys import HOUSE


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Función"), choices=Role, error_messages={"required": _("Elige una función.")})


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=120, error_messages={"required": _("Escribe cómo se llama.")})
    email = forms.EmailField(
        label=_("Correo electrónico"), max_length=254,
        error_messages={
            "required": _("Escribe su correo."),
            "invalid": _("Escribe un correo completo, como nombre@ejemplo.com."),
        },
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Función"), choices=HOUSE, widget=forms.RadioSelect)
