"""What technicians fill of remote sessions and appointments."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from mesa.assistance import promises, tools
from mesa.doors.fields import words

from .forms import Seen, Worded

TOO_MANY = ngettext_lazy("Propón a lo más %(num)d hora.", "Propón a lo más %(num)d horas.", "num")


class AskSessionForm(Worded, Seen):
    tool = forms.ChoiceField(
        label=_("Con qué"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige con qué programa.")},
    )
    words = words(_("Qué le dices"), missing=_("Explícale en una frase por qué necesitas ver su equipo."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tool"].choices = [(tool.slug, tool.name) for tool in tools.offered()]
        if not settings.TURN_URLS:
            self.fields["tool"].help_text = _("Sin un relevo, desde algunas redes no se verá la pantalla ni la cámara.")
        self.fields["words"].widget = forms.Textarea({"rows": 3})


class AccessForm(forms.Form):
    identifier = forms.CharField(
        max_length=1100, error_messages={"required": _("Copia el código que te dio el programa.")}
    )

    def __init__(self, *args, tool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["identifier"].label = tool.identifier_name
        self.fields["identifier"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}


class SlotsForm(Worded, Seen):
    starts = forms.TypedMultipleChoiceField(
        label=_("Horas que propones"),
        coerce=lambda value: forms.DateTimeField().clean(value),
        error_messages={
            "required": _("Elige al menos una hora."),
            "invalid_choice": _("Una de esas horas ya no está libre: míralas y elige otra vez."),
        },
    )
    words = words(_("Qué le dices"), missing=_("Escribe para qué es la cita."))

    def __init__(self, *args, moments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts"].choices = [(moment.isoformat(), "") for moment in moments]
        self.fields["words"].widget = forms.Textarea({"rows": 3})

    def clean_starts(self):
        starts = self.cleaned_data["starts"]
        if len(starts) > promises.SLOTS:
            raise forms.ValidationError(TOO_MANY % {"num": promises.SLOTS})
        return starts
