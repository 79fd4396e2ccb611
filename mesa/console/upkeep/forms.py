"""What supervisors fill."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.console.ticket.forms import Worded
from mesa.doors.fields import words
from mesa.tickets.models import Category, PreparationKind, Ticket


class RecordContactForm(forms.Form):
    words = words(_("Qué hablaron"), missing=_("Resume qué hablaron, o cómo intentaste hablar."), rows=3)


class AnswerForm(Worded):
    outcome = words(
        _("Respuesta"), missing=_("Escribe qué encontraste y qué se hace, como se lo dirías a la persona."), rows=6
    )


class ReleaseForm(forms.Form):
    ticket = forms.ModelChoiceField(
        None,
        label=_("Ticket"),
        widget=forms.NumberInput,
        error_messages={
            "required": _("Escribe el número del ticket."),
            "invalid_choice": _("No hay un ticket con ese número."),
        },
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticket"].queryset = Ticket.objects.visible_to(user)


class ItemForm(forms.Form):
    words = forms.CharField(
        label=_("Qué se marca"),
        max_length=200,
        help_text=_("En primera persona: «Hice un respaldo de mis archivos»."),
        error_messages={"required": _("Escribe lo que la persona marca.")},
    )
    words_en = forms.CharField(
        label=_("En inglés"),
        max_length=200,
        error_messages={"required": _("Escríbelo también en inglés.")},
    )
    kind = forms.ChoiceField(label=_("Cómo se contesta"), choices=PreparationKind)
    category = forms.ModelChoiceField(
        Category.objects.offered(), label=_("Para"), required=False, empty_label=_("Todas")
    )
    position = forms.IntegerField(label=_("Orden"), min_value=0, max_value=32767, initial=0)
    offered = forms.BooleanField(label=_("Se pide"), required=False, initial=True)


class CategoryForm(forms.Form):
    name = forms.CharField(
        label=_("Nombre"), max_length=60, error_messages={"required": _("Escribe el nombre, por ejemplo «Impresoras».")}
    )
    name_en = forms.CharField(
        label=_("Nombre en inglés"), max_length=60, error_messages={"required": _("Escríbelo también en inglés.")}
    )
    hint = forms.CharField(
        label=_("Qué incluye"),
        max_length=160,
        required=False,
        help_text=_("Ayuda a elegir: «papel atorado, rayas»."),
    )
    hint_en = forms.CharField(label=_("Qué incluye, en inglés"), max_length=160, required=False)
    excludes = forms.CharField(
        label=_("Qué queda fuera"),
        max_length=300,
        required=False,
        help_text=_("Se lee al elegir la categoría: «piezas nuevas, visitas a domicilio»."),
    )
    excludes_en = forms.CharField(label=_("Qué queda fuera, en inglés"), max_length=300, required=False)
    installs = forms.BooleanField(
        label=_("Suele instalar o reinstalar programas"),
        required=False,
        help_text=_("Al reportar se pide tener a la mano la licencia original."),
    )
    position = forms.IntegerField(
        label=_("Orden"),
        min_value=0,
        max_value=32767,
        initial=0,
        help_text=_("Las de número menor van primero."),
        error_messages={"required": _("Escribe un número; 0 va primero."), "invalid": _("Escribe un número entero.")},
    )


class TextForm(forms.Form):
    title = forms.CharField(
        label=_("Título"), max_length=120, error_messages={"required": _("Escribe el título de la página.")}
    )
    body = forms.CharField(
        label=_("Texto"),
        max_length=100_000,
        widget=forms.Textarea({"rows": 24}),
        help_text=_("Markdown: ## título, - lista, **negrita**. Los datos entre llaves { } se llenan solos."),
        error_messages={"required": _("Escribe el texto.")},
    )
