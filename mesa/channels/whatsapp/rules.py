"""Who may write to somebody by WhatsApp, and when."""

from django.conf import settings
from django.utils import timezone

from mesa.tickets.models import LIVE, Status
from mesa.tickets.rules import Refused, Rule, nobody, technician

from . import contacts

__all__ = ["LOG_EXCHANGE", "SEND_TEMPLATE", "SEND_WHATSAPP", "TELL_FAILED", "Refused"]


def is_open(ticket):
    """They wrote in the last day, and did not say that we should stop."""
    contact = contacts.contact_for(ticket.requester) if settings.WHATSAPP else None
    return contact is not None and contact.opted_out_at is None and contact.is_open(timezone.now())


def is_reachable(ticket):
    """They agreed to be written to, by writing or by choosing it."""
    return bool(settings.WHATSAPP) and contacts.may_reach(ticket)


def is_by_hand(ticket):
    return not settings.WHATSAPP


SEND_WHATSAPP = Rule(technician, {*LIVE, Status.RESOLVED}, is_open)
SEND_TEMPLATE = Rule(technician, {*LIVE, Status.RESOLVED}, is_reachable)
LOG_EXCHANGE = Rule(technician, {*LIVE, Status.RESOLVED}, is_by_hand)
TELL_FAILED = Rule(nobody, {*Status})
