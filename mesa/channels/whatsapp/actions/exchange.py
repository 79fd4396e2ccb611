"""What a technician writes by WhatsApp: the same note as any other, which also leaves; and what was said by hand."""

from django.db import transaction

from mesa.channels.whatsapp import contacts, rules
from mesa.channels.whatsapp.kinds import Kind
from mesa.channels.whatsapp.models import Outbound, Template
from mesa.channels.whatsapp.rules import Refused
from mesa.common.redaction import clean
from mesa.tickets import actions as tickets
from mesa.tickets.acting import acting
from mesa.tickets.models import Status
from mesa.tickets.notes import Voice, hear, write_note
from mesa.tickets.record import record

from .enclosing import put_note
from .sending import put
from .templates import filled, holes


@transaction.atomic
def send_whatsapp(ticket, *, by, body, key=None, files=(), seen=None, sure=False):
    """While their window is open. The words go by the note; each file is a message of its own, behind them."""
    note = tickets.add_note(ticket, by=by, body=body, key=key, files=files, channel="whatsapp", seen=seen, sure=sure)
    if not Outbound.objects.filter(note=note).exists():
        with acting(by, rules.SEND_WHATSAPP, ticket) as ticket:
            put_note(contacts.contact_for(ticket.requester), note, ticket, key=_key(note))
    return note


@transaction.atomic
def send_template(ticket, *, by, template, values, key=None, seen=None, sure=False):
    """At any hour, to who agreed to be written to, in words that Meta approved."""
    template = template and Template.objects.offered().filter(pk=template.pk).first()
    if template is None or len(values) != holes(template) or not all(values):
        raise Refused
    values = [clean(value)[0] for value in values]
    body = filled(template, values)
    note = tickets.add_note(ticket, by=by, body=body, key=key, channel="whatsapp", seen=seen, sure=sure)
    if not Outbound.objects.filter(note=note).exists():
        with acting(by, rules.SEND_TEMPLATE, ticket) as ticket:
            said = {"name": template.name, "language": template.language, "values": values}
            put(contacts.reach(ticket), note.body, key=_key(note), ticket=ticket, note=note, template=said)
    return note


@transaction.atomic
def log_exchange(ticket, *, by, side, words, minutes=None, seen=None, sure=False):
    """What was said on the technician's own WhatsApp, where the house has no API. What we said counts as contact."""
    with acting(by, rules.LOG_EXCHANGE, ticket, seen=seen) as ticket:
        if side != "house":
            return _log_answer(ticket, by, side, words, minutes, sure)
    return tickets.contact(ticket, by=by, channel="whatsapp", summary=words, sure=sure)


def _log_answer(ticket, by, side, words, minutes, sure):
    """They spoke: a ticket that nobody had begun, or that waited for them, is with the house."""
    voice = Voice.TECHNICIAN if side == "both" else Voice.REQUESTER
    note = write_note(ticket, by=by, body=words, channel="whatsapp", voice=voice, sure=sure)
    hear(ticket, note.written_at)
    if ticket.status == Status.NEW:
        ticket.status = Status.OPEN
        ticket.save(update_fields=["status"])
    facts = {"side": side, "channel": "whatsapp"} | ({"lasted": minutes} if minutes else {})
    record(ticket, Kind.EXCHANGE_LOGGED, by=by, note=note, **facts)
    return note


def _key(note):
    return f"whatsapp-note-{note.pk}"
