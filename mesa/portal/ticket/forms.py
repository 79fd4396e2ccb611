"""What people fill on a ticket."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.doors.fields import LONG, words
from mesa.lib import keyset
from mesa.portal.forms import Sent, line
from mesa.tickets.models import ProofKind, Ticket
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


class ComplaintForm(forms.Form):
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    ticket = line(
        _("Número de ticket"),
        20,
        help_text=_("Si fue en un ticket tuyo. Si no, déjalo vacío."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    words = words(
        _("¿Qué pasó?"),
        LONG,
        7,
        help_text=_("Qué esperabas, qué pasó y qué te gustaría que hiciéramos."),
        errors={"required": _("Cuéntanos qué pasó; con un par de frases basta.")},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_ticket(self):
        typed = self.cleaned_data["ticket"].lstrip("#").strip()
        found = own(self.person, typed)
        if typed and not found:
            raise forms.ValidationError(_("Ese número no está entre tus tickets: corrígelo o déjalo vacío."))
        return found


def own(person, number):
    """A ticket of this person by what they typed or followed; nothing for any other number."""
    return Ticket.objects.visible_to(person).filter(requester=person, pk=keyset.number(number)).first()


class LicenceForm(Sent):
    program = line(
        _("¿De qué programa?"),
        80,
        required=True,
        help_text=_("Con su versión, si la sabes: «Office 2021»."),
        errors={"required": _("Escribe el nombre del programa, por ejemplo «Office 2021».")},
    )
    kind = forms.ChoiceField(
        label=_("¿Qué tienes?"),
        choices=ProofKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige qué tienes para comprobar que es original.")},
    )
    words = words(
        _("¿Quieres agregar algo?"),
        2000,
        2,
        required=False,
        help_text=_("No escribas la clave completa: tú la tecleas cuando haga falta."),
    )
