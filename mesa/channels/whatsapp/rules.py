"""Who may write to somebody by WhatsApp, and when."""

from django.conf import settings
from django.utils import timezone

from mesa.tickets.models import LIVE, Status, Ticket
from mesa.tickets.rules import Refused, Rule, nobody, technician

from . import contacts

__all__ = ["LOG_EXCHANGE", "SEND_TEMPLATE", "SEND_WHATSAPP", "TELL_FAILED", "Refused"]


def is_open(ticket):
    """The person wrote in the last 24 hours from a number that they proved, and did not opt out."""
    contact = contacts.contact_for(ticket.requester) if settings.WHATSAPP else None
    if contact is None or contact.proven_at is None:
        return False
    return contact.opted_out_at is None and contact.is_open(timezone.now())


def is_reachable(ticket):
    """The API is configured, and the person proved their number and agreed to be written to."""
    return bool(settings.WHATSAPP) and contacts.may_reach(ticket)


def is_by_hand(ticket):
    """No API of WhatsApp is configured."""
    return not settings.WHATSAPP


SEND_WHATSAPP = Rule(Ticket, technician, {*LIVE, Status.RESOLVED}, is_open)
SEND_TEMPLATE = Rule(Ticket, technician, {*LIVE, Status.RESOLVED}, is_reachable)
LOG_EXCHANGE = Rule(Ticket, technician, {*LIVE, Status.RESOLVED}, is_by_hand)
TELL_FAILED = Rule(Ticket, nobody, {*Status})
