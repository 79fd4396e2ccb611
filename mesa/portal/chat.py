"""The conversation while both sides look at it: who is there, and what a message sent by the page is answered."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.live.reads import chatting
from mesa.tickets import clocks, desk, reads
from mesa.tickets.models import Status
from mesa.ui.moments import moment

from . import passes


def present(others, now):
    """Only that somebody of the house is here, by first name."""
    typing = [one for one in others if one.is_typing(now)]
    names = " · ".join(one.person.first_name or _("Soporte") for one in typing or others)
    said = _("%(names)s está escribiendo…") if typing else _("%(names)s está aquí")
    return said % {"names": names} if names else ""


def away(ticket, now):
    """Who reads it and until when we answer, while nobody of the house is here."""
    if said := closed(ticket, now):
        return said
    if name := (ticket.technician_name or "").split(" ")[0]:
        words = _("%(name)s no está en línea: le avisamos por correo y te responde, a más tardar, %(when)s.")
    else:
        words = _("Nadie está en línea: avisamos por correo a quien atiende y te responde, a más tardar, %(when)s.")
    return words % {"name": name, "when": moment(_due(ticket, now), now)}


def closed(ticket, now):
    """Outside business hours, when somebody will answer; nothing within them."""
    calendar = desk.calendar()
    if calendar.is_open(now):
        return ""
    facts = {"opens": moment(calendar.opens_at(now), now), "when": moment(_due(ticket, now), now)}
    words = _("Ahora está cerrado: abrimos %(opens)s. Escribe cuando quieras; te respondemos, a más tardar, %(when)s.")
    return words % facts


def _due(ticket, now):
    """What is already owed, or what a message of now would begin to owe."""
    owed = ticket.status in {Status.NEW, Status.OPEN} and ticket.due_at > now
    return ticket.due_at if owed else clocks.answer_due(desk.calendar(), now)


def channel(request, ticket):
    return "chat" if chatting(ticket, ticket.requester, timezone.now()) else passes.channel(request)


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
