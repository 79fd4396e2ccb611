"""Fields that the forms of several doors have."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.ui.fields import Files

LONG = 20_000  # letters: the longest text that a door takes

__all__ = ["LONG", "Files", "words"]


def words(label, limit=LONG, rows=None, *, missing=None, errors=None, **more):
    """A text of people. `missing`: what to write when it is empty; `rows`: it is drawn with so many lines."""
    errors = {"max_length": _("Es muy largo: deja lo esencial y adjunta el resto como archivo.")} | (errors or {})
    errors |= {"required": missing} if missing else {}
    shape = {"widget": forms.Textarea({"rows": rows})} if rows else {}
    return forms.CharField(label=label, max_length=limit, error_messages=errors, **shape, **more)
