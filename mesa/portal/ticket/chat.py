"""The conversation while both sides look at it: who is there, and what a message sent by the page is answered."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.live.reads import chatting
from mesa.portal import link_access
from mesa.tickets import clocks, desk, reads
from mesa.tickets.models import Status
from mesa.ui.moments import moment


def present(others, now):
    """Only that somebody who works here is here, by first name."""
    typing = [one for one in others if one.is_typing(now)]
    if not others:
        return ""
    said = _("%(name)s está escribiendo…") if typing else _("%(name)s está aquí")
    return said % {"name": (typing or others)[0].person.first_name or _("Soporte")}


def away(ticket, now):
    """Who reads it and until when we answer, while nobody who works here is here."""
    if said := closed(ticket, now):
        return said
    if name := (ticket.technician_name or "").split(" ")[0]:
        words = _("%(name)s no está en línea: le avisamos por correo.") % {"name": name}
    else:
        words = _("Nadie está en línea: avisamos por correo a quien atiende.")
    return _promised(words, ticket, now)


def closed(ticket, now):
    """Outside business hours, when somebody will answer; nothing within them."""
    calendar = desk.calendar()
    if calendar.is_open(now):
        return ""
    words = _("Ahora está cerrado: abrimos %(opens)s. Escribe cuando quieras.")
    return _promised(words % {"opens": moment(calendar.opens_at(now), now)}, ticket, now)


def _promised(words, ticket, now):
    due = _due(ticket, now)
    return words + " " + _("Te respondemos, a más tardar, %(when)s.") % {"when": moment(due, now)} if due else words


def _due(ticket, now):
    """What is owed, or what a message of now would make us owe: once late, or after the end, nothing new."""
    if ticket.status == Status.WAITING:
        return clocks.answer_due(desk.calendar(), now)
    owed = ticket.status in {Status.NEW, Status.OPEN} and not ticket.overdue_at and ticket.due_at > now
    return ticket.due_at if owed else None


def channel(request, ticket):
    """What came by a link goes on saying so, whoever is there."""
    own = link_access.channel(request)
    return "chat" if own == "web" and chatting(ticket, ticket.requester, timezone.now()) else own


def asks(request):
    """Sent by the page itself, that goes on showing what it shows."""
    return request.headers.get("Accept", "").startswith("application/json")


def refused(form):
    return JsonResponse({"error": " ".join(said for errors in form.errors.values() for said in errors)}, status=422)


def ended():
    said = _(
        "El ticket terminó mientras escribías: tu mensaje no se envió y sigue en el cuadro, por si quieres copiarlo."
    )
    return JsonResponse({"error": said}, status=409)


def sent(note, misplaced):
    """`version`: the line that the page waits for."""
    return JsonResponse({"told": str(misplaced), "version": reads.version_of(note)})
