"""«Quedé conforme» or not, and one question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.doors.fields import words
from mesa.tickets.models.rating import SCORES

CONTENT = {"yes": True, "no": False}


class RateForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Del 1 al 5, ¿cómo fue la atención?"),
        choices=[(score, score) for score in SCORES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("1 es mala y 5 es excelente. Si quieres."),
    )
    comment = words(_("¿Quieres decirnos algo más?"), 2000, 3, required=False)
    agreed = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")],
        coerce=CONTENT.get,
        error_messages={"required": _("Elige si quedaste conforme o no.")},
    )


def rating(ticket):
    """The form with what was said before, to change it."""
    said = getattr(ticket, "rating", None)
    return RateForm(initial={"score": said.score, "comment": said.note.body if said.note else ""} if said else None)
