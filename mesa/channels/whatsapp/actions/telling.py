"""What the house says of a ticket by itself: in its own words while the window is open, else in those Meta approved."""

from django.conf import settings

from mesa.channels.whatsapp import contacts
from mesa.channels.whatsapp.models import Template

from .sending import put
from .templates import filled, holes

LANGUAGES = {"es-mx": ("es_MX", "es"), "en": ("en", "en_US")}


def tell(ticket, *, words, template, values, key, now):
    """Answers what was put in the outbox, or None when nothing may leave: nobody is told that it did."""
    if not settings.WHATSAPP or not contacts.may_reach(ticket):
        return None
    contact = contacts.contact_for(ticket.requester)
    if contact and contact.is_open(now):
        return put(contact, words, key=key, ticket=ticket)
    approved = approved_for(ticket.requester, template, len(values))
    if approved is None:
        return None
    said = {"name": approved.name, "language": approved.language, "values": values}
    return put(contacts.reach(ticket), filled(approved, values), key=key, ticket=ticket, template=said)


def approved_for(person, name, many):
    """That template in their language, else in the house's, if Meta approved it and it takes that many values."""
    found = {one.language: one for one in Template.objects.offered().filter(name=name) if holes(one) == many}
    order = (*LANGUAGES.get(person.language, ()), *LANGUAGES[settings.LANGUAGE_CODE])
    return next((found[language] for language in order if language in found), None)
