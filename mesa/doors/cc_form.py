"""Who is to be put in copy, as both sides of a ticket write it down."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=_("Correo"),
        max_length=254,
        error_messages={
            "required": _("Escribe la dirección completa, como nombre@ejemplo.com."),
            "invalid": _("Escribe la dirección completa, como nombre@ejemplo.com."),
        },
    )
    name = forms.CharField(label=_("Nombre"), max_length=120, required=False)
