"""What the living page shows: every component in every state, with words that could be real."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import Files

IMPACTS = [("one", _("Solo a mí")), ("team", _("A mi equipo")), ("all", _("A toda la empresa"))]
CATEGORIES = [("", _("Elige una")), ("pc", _("Computadora")), ("mail", _("Correo")), ("net", _("Internet"))]


class Sample(forms.Form):
    title = forms.CharField(label=_("¿Qué pasa?"), help_text=_("En una frase: «Mi laptop no enciende»."))
    description = forms.CharField(label=_("Descripción"), widget=forms.Textarea)
    category = forms.ChoiceField(label=_("Categoría"), choices=CATEGORIES)
    since = forms.DateField(
        label=_("¿Desde cuándo?"), required=False, widget=forms.DateInput(attrs={"placeholder": "dd/mm/aaaa"})
    )
    impact = forms.ChoiceField(label=_("¿A quién afecta?"), choices=IMPACTS, widget=forms.RadioSelect)
    attachments = forms.FileField(
        label=_("Capturas y archivos"),
        help_text=_("Hasta 10 archivos de 25 MB: imágenes, PDF, texto."),
        required=False,
        widget=Files({"multiple": True}),
    )
    accept = forms.BooleanField(label=_("Leí y acepto los lineamientos"), help_text=_("Versión 3, del 01/11/2026."))


def samples():
    now = timezone.now()
    return {
        "empty_form": Sample(auto_id="a_%s"),
        "wrong_form": Sample({"title": "", "category": "pc", "since": "ayer"}, auto_id="b_%s"),
        "now": now,
        "earlier": [now - timedelta(minutes=minutes) for minutes in (2, 14, 52, 190, 1500, 4000)],
        "later": now + timedelta(hours=2),
        "statuses": ["pending", "new", "open", "waiting", "resolved", "closed", "cancelled"],
    }
