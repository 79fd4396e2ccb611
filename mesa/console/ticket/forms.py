"""What technicians fill: one form per act, its fields named like the arguments of the act."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa import channels
from mesa.accounts.models import User
from mesa.doors.fields import Files, words
from mesa.sales.models import Reason
from mesa.tickets.models import Exclusion
from mesa.tickets.notes import AsksSecret


class Seen(forms.Form):
    """`seen` is the version of the ticket on the page that sent the form."""

    seen = forms.IntegerField(required=False, min_value=0)


class Worded(forms.Form):
    """Words that a person reads. `sure`: they were read again, and ask for no secret."""

    sure = forms.BooleanField(required=False)


class Spoken(Seen):
    key = forms.CharField(max_length=64, required=False, empty_value=None)
    files = forms.FileField(
        label=_("Archivos"), required=False, widget=Files({"multiple": True}), help_text=_("Hasta 10, de 25 MB.")
    )


def refuse(form, field, why):
    """Beside the words as they were typed, the sentence of the act's refusal (a `WordsRefused`)."""
    form.asks = isinstance(why, AsksSecret)
    form.add_error(field, why.sentence)


class AssignForm(Seen):
    technician = forms.ModelChoiceField(
        User.objects.technicians(),
        error_messages={"required": _("Elige a quién."), "invalid_choice": _("Esa persona ya no atiende: elige otra.")},
    )


class NoteForm(Worded, Spoken):
    body = words(_("Nota al usuario"), missing=_("Escribe lo que le dirás al usuario."))


def by_channel(channel):
    """The form of what a technician writes by it."""
    body = words(channel.label, channel.limit, missing=_("Escribe lo que le dirás %(by)s.") % {"by": channel.adverb})
    return type("ByChannelForm", (Worded, Spoken), {"body": body})


class InternalNoteForm(Spoken):
    body = words(_("Nota interna"), missing=_("Escribe la nota."))


class AskForm(Worded, Spoken):
    pause = forms.BooleanField(required=False)
    question = words(_("Pregunta"), missing=_("Escribe qué dato te falta y cómo conseguirlo."))


class ContactForm(Worded, Seen):
    channel = forms.ChoiceField(
        label=_("Por dónde"), choices=channels.noted, error_messages={"required": _("Elige por dónde hablaron.")}
    )
    summary = words(_("Qué hablaron"), missing=_("Resume en una o dos frases qué hablaron."))


class ResolveForm(Worded, Seen):
    solution = words(_("Solución"), missing=_("Escribe qué hiciste, como se lo dirías al usuario."))


class ReopenForm(Worded, Seen):
    reason = words(_("Motivo"), missing=_("Escribe por qué se reabre."))


class DeclineForm(Worded, Seen):
    exclusion = forms.ChoiceField(
        label=_("Se trata de"),
        choices=Exclusion,
        error_messages={
            "required": _("Elige qué exclusión de los lineamientos aplica; sin una, la garantía sí cubre.")
        },
    )
    words = words(_("Explicación"), missing=_("Explícale con amabilidad por qué la garantía no lo cubre."))


class PauseForm(Worded, Seen):
    reason = words(_("Motivo de la pausa"), missing=_("Escribe por qué se pausa: el usuario lo lee."))


class ExtendForm(Worded, Seen):
    minutes = forms.IntegerField(
        label=_("Minutos"),
        min_value=1,
        max_value=480,
        initial=15,
        error_messages={
            "required": _("Escribe cuántos minutos más."),
            "invalid": _("Escribe cuántos minutos más, por ejemplo 15."),
            "min_value": _("Escribe al menos 1 minuto."),
            "max_value": _("Escribe 480 minutos o menos; si falta más, se vuelve a extender."),
        },
    )
    reason = words(_("Motivo"), missing=_("Escribe por qué das más minutos: el usuario lo lee."))


class OfferForm(Worded):
    reason = forms.ChoiceField(
        label=_("Se trata de"), choices=Reason, error_messages={"required": _("Elige qué hace falta.")}
    )
    needs = words(
        _("Qué debe saber ventas"), missing=_("Escribe qué hace falta y por qué: la persona lo lee y decide.")
    )


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


class HereForm(Seen):
    """`typing`: what is being written is for the requester, who may know of it."""

    writing = forms.BooleanField(required=False)
    typing = forms.BooleanField(required=False)
    left = forms.BooleanField(required=False)
