"""Agreeing to the guidelines by a reply: one question, and the answer kept with the very words that were asked."""

from django.utils.translation import gettext as _

from mesa.channels.whatsapp import payload
from mesa.channels.whatsapp.models import Outbound
from mesa.common import links
from mesa.terms.actions import accept
from mesa.terms.models import Acceptance, Slug
from mesa.terms.words import in_force

from .reporting import confirm_reports, tell_opened
from .sending import put

YES = "terms"


def ask_terms(contact, person, now, *, key, again=False):
    """Once per version, and for each report that waits (`again`). Answers whether it was asked now."""
    text = pending(person, now)
    if text is None or (not again and contact.asked_for_terms_at and contact.asked_for_terms_at >= text.in_force_at):
        return False
    words = _("Hola, %(name)s. Para atenderte necesitamos que aceptes los lineamientos (versión %(version)s): %(page)s")
    facts = {"name": person.first_name, "version": text.version, "page": links.address("portal:guidelines")}
    put(contact, words % facts, key=key, asked=text, buttons=[[f"{YES}:{text.pk}", _("Acepto")]])
    contact.asked_for_terms_at = now
    contact.save(update_fields=["asked_for_terms_at"])
    return True


def take_terms(inbound, person):
    """Only in answer to our own question, asked of this very contact. Answers whether this was such an answer."""
    reply = payload.body_of(inbound.raw).get("button_reply") if inbound.kind == "interactive" else None
    id = reply.get("id") if isinstance(reply, dict) else None
    if not isinstance(id, str) or not id.startswith(f"{YES}:"):
        return False
    asked = Outbound.objects.filter(wamid=payload.answers(inbound.raw), contact=inbound.contact, asked__isnull=False)
    outbound = asked.select_related("asked").first()
    text = outbound.asked if outbound else None
    if text and person and id == f"{YES}:{text.pk}" and not agreed(person, text):
        opened = confirm_reports(inbound, person, text) if inbound.contact.proven_at else []
        if not opened:
            accept(text, by=person, agent=inbound.wamid, channel="whatsapp")
            put(inbound.contact, _("Gracias: quedó anotado que aceptaste."), key=f"whatsapp-agreed-{inbound.pk}")
        for ticket in opened:
            tell_opened(inbound.contact, ticket)
    return True


def pending(person, now):
    """The guidelines in force, in their language, unless they agreed to that version in any."""
    text = in_force(Slug.GUIDELINES, now)
    return None if text is None or agreed(person, text) else text


def agreed(person, text):
    version = {"text__slug": text.slug, "text__version__gte": text.version}
    return Acceptance.objects.filter(person=person, **version).exists()
