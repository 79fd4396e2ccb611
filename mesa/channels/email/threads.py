"""Which ticket a message is about: by the address it was sent to, or by the message that it answers."""

import re
from typing import NamedTuple

from django.conf import settings

from mesa.assistance.models import Appointment
from mesa.lib.mail.addresses import answer_of, bounced_of
from mesa.outbox.mime import message_id
from mesa.tickets.models import Event, Ticket

from .models import Mail

OURS = re.compile(r"<(ticket-(\d{1,12})|event-(\d{1,12})-user-\d{1,12})\.[0-9a-f]{24}@[^<>]+>")
TAG = re.compile(r"\[#(\d{1,12})\]")
MEETING = re.compile(r"cita-(\d{1,12})@(\S+)")
MENTION = re.compile(r"(?:#|\bticket(?: n[úu]mero)? ?)(\d{1,12})\b", re.I)


class Thread(NamedTuple):
    ticket: Ticket | None
    secret_of: int = 0  # the person whose own reply address was used; 0 for none


def thread(found):
    """A bare number in a subject names nothing here: anybody can write one."""
    if answer := _answer(found):
        return Thread(Ticket.objects.filter(pk=answer[0]).first(), answer[1])
    number = next(filter(None, map(_answered, found.references)), None) or _of_a_message(found.references)
    return Thread(Ticket.objects.filter(pk=number).first() if number else None)


def named(found):
    """The number that its own reply address names; 0 for none. No database is asked."""
    return (_answer(found) or (0,))[0]


def _answer(found):
    places = found.receivers if settings.REPLY_ADDRESS else ()
    return next(filter(None, (answer_of(address, settings.REPLY_ADDRESS, keys()) for address in places)), None)


def met(found):
    """The appointment that a calendar answers. Its name is no secret: it counts for who keeps it, and nobody else."""
    number = MEETING.fullmatch(found.meeting)
    if number is None or number[2].lower() != settings.BRAND.domain.lower():
        return None
    return Appointment.objects.filter(pk=int(number[1])).select_related("ticket").first()


def tagged(found):
    """The ticket whose number stands in the subject; only for somebody who is in it anyway."""
    number = TAG.search(found.subject)
    return Ticket.objects.filter(pk=int(number[1])).first() if number else None


def mentioned(found):
    """The first ticket that its words speak of, as people write it; only to keep it from somebody."""
    number = MENTION.search(f"{found.subject}\n{found.text}")
    return Ticket.objects.filter(pk=int(number[1])).first() if number else None


def is_ours(reference):
    """The name of a letter is signed: nobody else can have made it."""
    letter = OURS.fullmatch(reference)
    return letter if letter and any(message_id(letter[1], secret=key) == reference for key in keys()) else None


def is_our_address(email):
    """Ours, with or without what we sign into it."""
    ours = {settings.BRAND.sender.lower(), settings.BRAND.webmaster.lower(), settings.REPLY_ADDRESS.lower()}
    name, _, domain = email.lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}" in ours


def bounced_letter(found):
    """`(primary key, key)` of the letter that bounced, by what only we can have written; zero and "" if none."""
    places = (bounced_of(address, settings.REPLY_ADDRESS, keys()) for address in found.receivers)
    number = next(filter(None, places), 0) if settings.REPLY_ADDRESS else 0
    letter = is_ours(found.bounce.letter) if found.bounce else None
    return number, letter[1] if letter else ""


def keys():
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _answered(reference):
    letter = is_ours(reference)
    if letter is None or letter[2]:
        return int(letter[2]) if letter else None
    return Event.objects.filter(pk=int(letter[3])).values_list("ticket_id", flat=True).first()


def _of_a_message(references):
    """Two people of one ticket may answer each other. Many messages share one Message-ID: then it names nothing."""
    found = Mail.objects.filter(message_id__in=references[:20], ticket__isnull=False)
    numbers = set(found.values_list("ticket_id", flat=True)[:50])
    return numbers.pop() if len(numbers) == 1 else None
