"""What technicians fill of their shift."""

from django import forms

from mesa.accounts.models import User


class EndShiftForm(forms.Form):
    substitute = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["substitute"].queryset = User.objects.technicians()
