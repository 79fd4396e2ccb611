"""A report by WhatsApp: a ticket at once for who agreed to the guidelines, one that waits for who did not."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.channels import arriving
from mesa.channels.whatsapp import payload, words
from mesa.channels.whatsapp.models import WINDOW, Inbound
from mesa.common import links
from mesa.tickets import actions as tickets
from mesa.tickets import rules
from mesa.tickets.models import Status, Ticket

from .sending import put

OPENERS = {"text", "image", "video", "document", "audio", "location", "contacts", "order"}
NOTED = {"location", "contacts", "order"}  # their sender cannot tell that a person reads them, and is told so


def opens(inbound):
    """It says something of its own: a form that was filled in does, the press of a button does not."""
    return inbound.kind in OPENERS or is_form(inbound)


def is_form(inbound):
    return inbound.kind == "interactive" and payload.form_of(inbound.raw) is not None


def may_report(inbound, person):
    """What they wrote is a report: not a sign, not from somebody who works here, and not one of too many."""
    if not opens(inbound) or words.is_unread(inbound.raw) or person.is_house or not rules.may_open(person):
        return False
    return rules.may_report_more(person, "whatsapp") and not crowds(inbound)


def crowds(inbound):
    """Of who has nothing being attended: as many in an hour as by mail."""
    return arriving.crowds(Inbound.objects.filter(contact=inbound.contact).exclude(pk=inbound.pk), "settled_at")


def in_turn(person):
    """The same person on two telephones reports one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)


def pending(person):
    """Their report that waits for the guidelines takes what they add; the oldest."""
    return Ticket.objects.filter(requester=person, channel="whatsapp", status=Status.PENDING).order_by("pk").first()


def just_solved(person, now):
    """What they add in the day after is of that ticket: «gracias» is no report."""
    solved = Ticket.objects.filter(requester=person, status=Status.RESOLVED, resolved_at__gt=now - WINDOW)
    return solved.filter(notes__channel="whatsapp").order_by("-resolved_at").first()


def report(inbound, person, *, body, files):
    """Answers the ticket: at work at once, or waiting for their yes."""
    said = {"channel": "whatsapp", "key": f"whatsapp-{inbound.pk}", "subject": "", "description": body, "files": files}
    return arriving.report(person, acceptance=arriving.acceptance_of(person), **said)


def confirm_reports(inbound, person, text):
    """Their yes to the guidelines opens what they wrote before it. Answers the tickets."""
    waiting = Ticket.objects.filter(requester=person, channel="whatsapp", status=Status.PENDING).order_by("pk")
    facts = {"by": person, "text": text, "agent": inbound.wamid, "channel": "whatsapp"}
    return [tickets.confirm(ticket, **facts, **arriving.guessed("whatsapp")) for ticket in waiting]


def tell_opened(contact, ticket):
    """Its number, the promise and the page."""
    said = _(
        "Recibimos tu reporte: es el ticket #%(number)s. Por lo general respondemos de %(low)s a %(high)s horas"
        " hábiles. Síguelo aquí: %(page)s"
    )
    facts = {"number": ticket.pk, "page": links.address("portal:ticket", ticket.pk)} | _promised()
    put(contact, said % facts, key=f"whatsapp-opened-{ticket.pk}", ticket=ticket)


def tell_solved(contact, ticket, now):
    """Once a day: it is not reopened by a word."""
    said = _("Lo anotamos en tu ticket #%(number)s, que está resuelto. Si volvió a fallar o es otra cosa: %(page)s")
    facts = {"number": ticket.pk, "page": links.address("portal:ticket", ticket.pk)}
    put(contact, said % facts, key=f"whatsapp-solved-{ticket.pk}-{timezone.localdate(now)}", ticket=ticket)


def tell_noted(contact, ticket, kind, now):
    """What is no plain message was read all the same; once a day of each kind."""
    said = {
        "order": _("Anotamos tu pedido en tu ticket #%(number)s: por aquí no se compra, alguien te responde. %(page)s"),
        "contacts": _("Anotamos el contacto en tu ticket #%(number)s: %(page)s"),
        "location": _("Anotamos la ubicación en tu ticket #%(number)s: %(page)s"),
    }.get(kind) or _("Anotamos lo que respondiste en el formulario en tu ticket #%(number)s: %(page)s")
    facts = {"number": ticket.pk, "page": links.address("portal:ticket", ticket.pk)}
    key = f"whatsapp-noted-{ticket.pk}-{kind}-{timezone.localdate(now)}"
    put(contact, said % facts, key=key, ticket=ticket)


def tell_unread(contact, ticket, now):
    """What could not be shown, and how to send it so that it can; once a day."""
    said = _(
        "No pudimos abrir lo que mandaste: WhatsApp no nos lo entrega. Mándalo como texto, foto o documento, o por "
        "aquí: %(page)s"
    )
    page = links.address("portal:ticket", ticket.pk) if ticket else links.address("portal:report")
    put(contact, said % {"page": page}, key=f"whatsapp-unread-{contact.pk}-{timezone.localdate(now)}", ticket=ticket)


def _promised():
    facts = settings.TEXT_FACTS
    return {"low": facts["response_from"], "high": facts["response_to"]}
