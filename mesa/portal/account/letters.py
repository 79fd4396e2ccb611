"""Which events reach the person by e-mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.timeline.kinds import KINDS


def choices(person):
    """`{kind: its words}` of what this person may hear of, in the order of the rows."""
    named = ((kind, kind.traits.label_staff if person.is_house else kind.traits.label) for kind in KINDS.values())
    return {kind: words for kind, words in named if words}


class LettersForm(forms.Form):
    email = forms.MultipleChoiceField(
        label=_("Escríbeme un correo cuando…"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, person, **kwargs):
        self.kinds = choices(person)
        wanted = [kind for kind in self.kinds if person.wants(kind, "email")]
        super().__init__(*args, initial={"email": wanted}, **kwargs)
        self.fields["email"].choices = [(str(kind), words) for kind, words in self.kinds.items()]

    def off(self):
        """channel → kinds this person does not want, as the account keeps it."""
        return {"email": sorted(set(map(str, self.kinds)) - set(self.cleaned_data["email"]))}
