"""What people fill for remote help: connection, sessions, appointments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.portal.forms import line


class MeasuresForm(forms.Form):
    rtt = forms.IntegerField(min_value=0, max_value=120_000)
    down = forms.IntegerField(min_value=0, max_value=100_000_000)
    up = forms.IntegerField(min_value=0, max_value=100_000_000)
    relay = forms.NullBooleanField(required=False)
    screen = forms.BooleanField(required=False)


class AcceptForm(forms.Form):
    accept = forms.BooleanField(
        label=_("Leí lo de arriba y acepto esta sesión"),
        error_messages={"required": _("Marca que aceptas esta sesión, o dinos que no.")},
    )


class DeclineForm(forms.Form):
    why = line(_("¿Quieres decirnos por qué?"), 500)


class AccessForm(forms.Form):
    identifier = forms.CharField(max_length=1100, error_messages={"required": _("Copia lo que muestra el programa.")})
    secret = forms.CharField(
        label=_("Contraseña"),
        max_length=64,
        required=False,
        strip=True,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args, tool, **kwargs):
        super().__init__(*args, **kwargs)
        said = self.fields["identifier"]
        said.label, said.help_text = tool.identifier_name, _("Se ve así: %(example)s") % {"example": tool.example}
        said.widget.attrs |= {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        if not tool.secret:
            del self.fields["secret"]

    def refuse(self, wrong, tool):
        said = _("No parece lo que muestra %(tool)s: revísalo y cópialo otra vez.") % {"tool": tool.name}
        self.add_error(wrong.field, said)


class PickForm(forms.Form):
    start = forms.DateTimeField(error_messages={name: _("Elige una de las horas.") for name in ("required", "invalid")})
    seen = forms.IntegerField(required=False, min_value=0)


class CancelForm(forms.Form):
    why = line(_("¿Cuándo sí podrías?"), 500)
