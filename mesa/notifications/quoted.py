"""A quote by WhatsApp, beside its letter: the same amounts and the link that asks before it acts."""

from datetime import date
from urllib.parse import quote as escaped

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from mesa.channels.whatsapp import contacts
from mesa.channels.whatsapp import reads as whatsapp
from mesa.channels.whatsapp.actions.telling import approved_for
from mesa.documents.quote import day, totalled
from mesa.sales.kinds import Kind
from mesa.sales.reads import quote, quote_page
from mesa.tickets.models import Event
from mesa.timeline.kinds import traits

from .audience import hears

TOLD = [kind for kind in Kind if kind.traits.template]


def spoken(event):
    """Arguments for `whatsapp.actions.tell`; nothing for what is not a quote that the person may decide on."""
    person = event.ticket.requester
    if event.kind not in TOLD or not settings.WHATSAPP or not hears(person, "requester", event, "whatsapp"):
        return None
    offered = quote(event.data["quote"])
    if not offered.is_standing:
        return None
    words, values = said(offered, person, event.kind, date.fromisoformat(event.data["until"]))
    return {"words": words, "values": values, "template": _template(event.kind), "key": key_of(event)}


def said(offered, person, kind, until):
    """`(words, values of its template)`: name, folio, what each alternative costs, last day, link."""
    with translation.override(person.language):
        costs = totalled(offered)
        named = {
            "name": person.first_name, "folio": offered.folio, "title": offered.ticket.subject, "until": day(until),
            "page": quote_page(offered.pk),
        }  # fmt: skip
        each = [_("%(title)s: %(total)s, con IVA") % {"title": title, "total": total} for title, total in costs]
        words = render_to_string(f"whatsapp/{kind}.txt", named | {"each": each}).strip()
    # Meta takes no lines inside a value.
    values = [named["name"], named["folio"], "; ".join(each), named["until"], named["page"]]
    return words, [" ".join(value.split()) for value in values]


def key_of(event):
    return f"event-{event.pk}-whatsapp"


def by_hand(offered):
    """Where the seller's own WhatsApp opens with it written; nothing where the API speaks, or without a number."""
    person = offered.ticket.requester
    number = person.whatsapp or person.phone
    if settings.WHATSAPP or not offered.is_standing or not number:
        return ""
    words, _values = said(offered, person, Kind.QUOTE_SENT, offered.valid_until)
    return f"https://wa.me/{number.lstrip('+')}?text={escaped(words)}"


def states(offered):
    """`[(kind, when, what became of it by WhatsApp or why it did not leave)]`, for the seller."""
    if not settings.WHATSAPP or not offered.sent_at:
        return []
    told = list(Event.objects.filter(ticket=offered.ticket, kind__in=TOLD, data__quote=offered.pk).order_by("pk"))
    fates = whatsapp.fates([key_of(event) for event in told])
    return [(event.kind, event.at, fates.get(key_of(event)), _why_not(event)) for event in told]


def _why_not(event):
    """Only for what has no message: it waits for the worker, or there was no way to send it."""
    person = event.ticket.requester
    contact = contacts.contact_for(person)
    if event.dispatched_at is None:
        return _("Todavía no sale.")
    if contact and contact.opted_out_at:
        return _("No salió: pidió que no le escribamos por WhatsApp.")
    if not contacts.may_reach(event.ticket):
        return _("No salió: no ha elegido WhatsApp ni nos ha escrito por ahí.")
    if approved_for(person, _template(event.kind), 5) is None:
        return _("No salió: pasaron 24 horas desde su último mensaje y no hay una plantilla aprobada para esto.")
    return _("No salió por WhatsApp.")


def _template(kind):
    return settings.WHATSAPP.get(traits(kind).template, "")
