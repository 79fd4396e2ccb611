"""Which events reach the person, by each channel."""

from django import forms

from mesa import channels
from mesa.timeline.kinds import KINDS


def choices(person):
    """`{kind: its words}` of what this person may hear of, in the order of the rows."""
    named = ((kind, kind.traits.label_staff if person.is_house else kind.traits.label) for kind in KINDS.values())
    return {kind: words for kind, words in named if words}


class LettersForm(forms.Form):
    """One list for each channel by which a person may choose what they hear of; its field is named by the channel."""

    def __init__(self, *args, person, **kwargs):
        self.kinds = choices(person)
        self.asked = [one for one in channels.installed() if one.question]
        super().__init__(*args, **kwargs)
        named = [(str(kind), words) for kind, words in self.kinds.items()]
        for one in self.asked:
            self.fields[one.slug] = forms.MultipleChoiceField(
                label=one.question, required=False, widget=forms.CheckboxSelectMultiple, choices=named,
                initial=[kind for kind in self.kinds if person.wants(kind, one.slug)],
            )  # fmt: skip

    def off(self):
        """channel → kinds this person does not want, as the account keeps it."""
        kinds = set(map(str, self.kinds))
        return {one.slug: sorted(kinds - set(self.cleaned_data[one.slug])) for one in self.asked}
