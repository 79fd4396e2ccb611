"""A ticket as technicians see it, and everything they do to it."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors import draft_answers
from mesa.doors.uploads import tray
from mesa.live.reads import chatting
from mesa.sales import actions as sales
from mesa.tickets import actions

from . import composer, forms
from .modes import modes
from .page import carry_out, find, workspace


def ticket(request, number):
    return workspace(request, find(request, number), part="news")


@require_POST
def assign(request, number):
    return carry_out(request, number, actions.assign, forms.AssignForm, _("Listo: ya tiene quien lo atienda."))


@require_POST
def note(request, number):
    return carry_out(request, number, _say, forms.NoteForm, _("Nota enviada."), "add_note")


def _say(ticket, *, by, seen, **words):
    """Who chats has the other's words before their eyes: they are no reason to be asked again."""
    if chatting(ticket, by, timezone.now()):
        return actions.add_note(ticket, by=by, channel="chat", **words)
    return actions.add_note(ticket, by=by, seen=seen, **words)


@require_POST
def internal_note(request, number):
    said = _("Nota interna guardada: solo la ve el equipo.")
    return carry_out(request, number, actions.add_internal_note, forms.InternalNoteForm, said, "add_internal_note")


@require_POST
def ask(request, number):
    said = _("Pregunta enviada: el ticket espera al usuario.")
    return carry_out(request, number, actions.ask, forms.AskForm, said, "ask")


@require_POST
def contact(request, number):
    return carry_out(request, number, actions.contact, forms.ContactForm, _("Contacto registrado."), "contact")


@require_POST
def resolve(request, number):
    said = _("Ticket resuelto: empieza la garantía.")
    return carry_out(request, number, actions.resolve, forms.ResolveForm, said, "resolve")


@require_POST
def close(request, number):
    return carry_out(request, number, actions.close, forms.Seen, _("Ticket cerrado."))


@require_POST
def reopen(request, number):
    return carry_out(request, number, actions.reopen, forms.ReopenForm, _("Ticket reabierto."), "reopen")


@require_POST
def decline_warranty(request, number):
    said = _("Listo: se lo explicamos y le ofrecimos el camino a ventas.")
    return carry_out(request, number, actions.decline_warranty, forms.DeclineForm, said, "decline_warranty")


@require_POST
def pause_credit(request, number):
    said = _("En pausa: no se cuenta ningún minuto hasta que lo reanudes.")
    return carry_out(request, number, actions.pause_credit, forms.PauseForm, said, "pause_credit")


@require_POST
def resume_credit(request, number):
    return carry_out(request, number, actions.resume_credit, forms.Seen, _("Los minutos corren otra vez."))


@require_POST
def extend_credit(request, number):
    said = _("Más minutos: el usuario ya lo sabe.")
    return carry_out(request, number, actions.extend_credit, forms.ExtendForm, said, "extend_credit")


@require_POST
def offer_sales(request, number):
    said = _("Propuesto: la persona lo lee y decide si pasa a ventas.")
    return carry_out(request, number, sales.offer_sales, forms.OfferForm, said, "offer_sales")


@require_POST
def draft(request, number, mode):
    ticket = find(request, number)
    if mode not in modes():
        raise Http404
    files, refusals = tray(request)
    words = composer.words(request.POST, mode, files)
    saved = actions.save_draft(by=request.user, ticket=ticket, words=words)
    if told := draft_answers.answer(request, saved, words):
        return told
    draft_answers.tell(request, saved, words, refusals)
    return redirect("console:ticket", number)
