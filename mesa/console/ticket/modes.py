"""The ways of writing on a ticket, one form each: what the composer shows of them, in its order."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mesa import channels

from . import forms


class Mode(NamedTuple):
    form: type  # of the act; the view of the same name reads it
    field: str  # of the form, for the words
    label: str
    icon: str
    key: str  # of the keyboard
    button: str
    hint: str  # `%(name)s` in these three is the requester
    prompt: str = ""
    sign: str = ""  # icon of the button, where it is another
    asks: str = ""  # field of the form that stands before the words
    size: str = "short"  # of that field
    channel: channels.Channel | None = None  # by which the words leave

    @property
    def limit(self):
        """Letters of the words, at most."""
        return self.form.base_fields[self.field].max_length

    @property
    def takes_files(self):
        return "files" in self.form.base_fields

    def fresh(self):
        """Its form with nothing written, for the field that stands before the words."""
        return self.form()


NOTE = _("Escribe a %(name)s…")
MODES = {
    "add_note": Mode(
        forms.NoteForm, "body", _("Nota al usuario"), "message-square", "r", _("Enviar a %(name)s"),
        _("%(name)s la lee en su página; si no está en ella, le llega por correo."), NOTE, sign="send",
    ),
    "add_internal_note": Mode(
        forms.InternalNoteForm, "body", _("Nota interna"), "eye-off", "n", _("Guardar nota interna"),
        _("Nota interna — el usuario no la ve"), _("Lo que el equipo debe saber…"),
    ),
    "ask": Mode(
        forms.AskForm, "question", _("Pedir información"), "message-circle-question-mark", "p",
        _("Preguntar a %(name)s"), _("El ticket espera a %(name)s y vuelve a ti con su respuesta."),
        _("Qué necesitas saber para seguir…"), sign="send",
    ),
    "contact": Mode(
        forms.ContactForm, "summary", _("Registrar contacto"), "phone", "c", _("Guardar contacto"),
        _("%(name)s lo lee en su página."), _("De qué hablaron y en qué quedaron…"), sign="check",
    ),
    "resolve": Mode(
        forms.ResolveForm, "solution", _("Resolver"), "circle-check", "e", _("Resolver y avisar a %(name)s"),
        _("Cuenta qué hiciste: %(name)s lo recibe y empieza su garantía."), _("Qué pasaba y cómo quedó…"),
    ),
    "decline_warranty": Mode(
        forms.DeclineForm, "words", _("No lo cubre"), "shield-x", "g", _("Explicar a %(name)s y dejarlo resuelto"),
        _("Solo por una exclusión de los lineamientos. %(name)s lee tu explicación y cómo pedir alternativas a"
          " ventas."), asks="exclusion",
    ),
    "reopen": Mode(
        forms.ReopenForm, "reason", _("Reabrir"), "rotate-ccw", "o", _("Reabrir y avisar a %(name)s"),
        _("Solo si se marcó resuelto por error: vuelve a la bandeja de quien lo atendió."), _("Por qué se reabre…"),
    ),
    "pause_credit": Mode(
        forms.PauseForm, "reason", _("Pausar el tiempo"), "circle-pause", "z", _("Pausar y avisar a %(name)s"),
        _("Nada se cuenta hasta que lo reanudes. %(name)s lee por qué."),
    ),
    "offer_sales": Mode(
        forms.OfferForm, "needs", _("Proponer ventas"), "tags", "v", _("Proponer a %(name)s"),
        _("Si hace falta más de lo que cubre el servicio. %(name)s decide si pasa a ventas."),
        _("Qué hace falta y por qué…"), asks="reason",
    ),
    "extend_credit": Mode(
        forms.ExtendForm, "reason", _("Más minutos"), "timer-reset", "m", _("Dar más minutos a %(name)s"),
        _("Sin costo. %(name)s lee cuántos y por qué."), asks="minutes", size="tiny",
    ),
}  # fmt: skip


def modes():
    """Name → mode: those of the ticket, and after the first one those of the channels that are written by."""
    first, *others = MODES.items()
    spoken = [(one.act, _of(one)) for one in channels.installed() if one.limit]
    return dict([first, *spoken, *others])


def _of(channel):
    names = {"by": channel.adverb, "name": "%(name)s"}
    return Mode(
        forms.by_channel(channel), "body", channel.label, channel.icon, channel.key,
        _("Enviar %(by)s a %(name)s") % names, _("Le llega %(by)s, y también la lee en su página.") % names,
        NOTE, channel=channel,
    )  # fmt: skip


def address(name, mode, number):
    """Where its form is sent."""
    if mode.channel:
        return reverse("console:send_by", args=[number, mode.channel.slug])
    return reverse(f"console:{name}", args=[number])
