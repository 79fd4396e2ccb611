"""What technicians fill: one form per act, its fields named like the arguments of the act."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa import channels
from mesa.accounts.models import User
from mesa.assistance.models import Outcome
from mesa.doors.fields import Files, words
from mesa.sales.models import Reason
from mesa.tickets.models import Exclusion, ProofKind
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


class HereForm(Seen):
    """`typing`: what is being written is for the requester, who may know of it."""

    writing = forms.BooleanField(required=False)
    typing = forms.BooleanField(required=False)
    left = forms.BooleanField(required=False)


class ProgramForm(forms.Form):
    program = forms.CharField(
        label=_("Programa"),
        max_length=80,
        error_messages={"required": _("Escribe qué programa, por ejemplo «Office 2021».")},
    )


class ProofForm(Worded, ProgramForm):
    kind = forms.ChoiceField(
        label=_("Qué viste"),
        choices=ProofKind,
        error_messages={"required": _("Elige qué te mostraron.")},
    )
    words = forms.CharField(label=_("Detalle"), max_length=2000, required=False)


class RefusalForm(Worded, ProgramForm):
    words = forms.CharField(
        label=_("Algo más para el usuario"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("El mensaje ya explica por qué y cómo seguir."),
    )


class TryForm(Worded):
    channel = forms.ChoiceField(choices=channels.chosen)
    outcome = forms.ChoiceField(choices=Outcome, error_messages={"required": _("Di cómo te fue.")})
    words = forms.CharField(max_length=2000, required=False)

    def clean(self):
        said = super().clean()
        if said.get("outcome") == Outcome.REACHED and not said.get("words"):
            self.add_error("words", _("Escribe en una frase qué hablaron."))
        return said


class UnreachedForm(Worded):
    words = words(_("Qué le dices"), missing=_("Escribe qué le dices."))


SIDES = [
    ("both", _("Los dos")),
    ("person", _("Solo la persona")),
    ("house", _("Solo yo")),
]


class TemplateForm(Worded):
    template = forms.IntegerField()
    key = forms.CharField(max_length=64)

    def __init__(self, *args, offers=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.offers = {offer.pk: offer for offer in offers}

    def clean(self):
        said = super().clean() or {}
        offer = self.offers.get(said.get("template"))
        values = [" ".join(value.split())[:500] for value in self.data.getlist("value")]
        if offer is None:
            raise forms.ValidationError(_("Esa plantilla ya no está aprobada: elige otra."))
        if len(values) != len(offer.values) or not all(values):
            raise forms.ValidationError(_("Llena todos los espacios de la plantilla."))
        return said | {"values": values}


class LogForm(Worded):
    side = forms.ChoiceField(choices=SIDES, error_messages={"required": _("Di quién escribió.")})
    words = words(_("Qué se dijo"), missing=_("Escribe qué se dijo."))
    minutes = forms.IntegerField(
        label=_("Cuántos minutos"), min_value=1, max_value=480, required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Escribe de 1 a 480.")),
    )  # fmt: skip


WENT = [Outcome.REACHED, Outcome.NO_ANSWER, Outcome.MESSAGE, Outcome.BUSY]


class CallForm(Worded):
    """The button says how it went: an `outcome`, or the `minutes` of who answered. Typed ones count more."""

    outcome = forms.ChoiceField(required=False, choices=[(one.value, one.label) for one in WENT])
    minutes = forms.IntegerField(required=False, min_value=1, max_value=600)
    typed = forms.IntegerField(
        label=_("Otros minutos"),
        required=False,
        min_value=1,
        max_value=600,
        error_messages={
            "invalid": _("Escribe cuántos minutos, por ejemplo 20."),
            "min_value": _("Escribe al menos 1 minuto."),
            "max_value": _("Escribe 600 minutos o menos."),
        },
    )
    summary = forms.CharField(
        label=_("Qué hablaron"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self):
        said = super().clean()
        said["lasted"] = said.get("typed") or said.get("minutes")
        if not said.get("outcome") and not said["lasted"] and not self.errors:
            raise forms.ValidationError(_("Di si contestó."))
        return said
