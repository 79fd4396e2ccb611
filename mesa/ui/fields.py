"""Form fields and widgets of the design system."""

from django import forms


class Files(forms.FileInput):
    """Several files at once; `Files({"multiple": True})`."""

    allow_multiple_selected = True
