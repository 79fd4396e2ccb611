"""Which ticket a message is about: by the address it was sent to, or by the letter of ours that it answers."""

import re

from django.conf import settings

from mesa.lib.mail.addresses import ticket_of
from mesa.outbox.mime import message_id
from mesa.tickets.models import Event, Ticket

OURS = re.compile(r"<(ticket-(\d{1,12})|event-(\d{1,12})-user-\d{1,12})\.[0-9a-f]{12}@[^<>]+>")


def ticket_named(found):
    """None for a bare number in a subject: anybody can write one."""
    number = next(filter(None, (*map(_addressed, found.receivers), *map(_answered, found.references))), None)
    return Ticket.objects.filter(pk=number).first() if number else None


def _addressed(address):
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return ticket_of(address, settings.REPLY_ADDRESS, keys) if settings.REPLY_ADDRESS else None


def _answered(reference):
    """The name of a letter is signed: nobody else can have made it."""
    letter = OURS.fullmatch(reference)
    if letter is None or message_id(letter[1]) != reference:
        return None
    if letter[2]:
        return int(letter[2])
    return Event.objects.filter(pk=int(letter[3])).values_list("ticket_id", flat=True).first()
