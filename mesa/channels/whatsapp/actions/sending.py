"""Putting a message in the outbox, and what is kept of it here."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mesa.channels.whatsapp.models import Outbound
from mesa.common import links
from mesa.outbox.actions import post


@transaction.atomic
def put(contact, words, *, key, ticket=None, note=None, asked=None, files=(), **said):
    """`said`: what WhatsApp has and letters have not (`template=`, `buttons=`, `answers=`)."""
    headers = {"whatsapp": said} if said else {}
    message = post(key=key, channel="whatsapp", to=contact.address, text=words, files=files, headers=headers)
    facts = {"contact": contact, "ticket": ticket, "note": note, "asked": asked}
    return Outbound.objects.get_or_create(message=message, defaults=facts)[0]


def language_of(person):
    return translation.override(person.language if person else settings.LANGUAGE_CODE)


def invite(contact, person, *, key):
    """One word to who has nothing open with us: where to report, or where to sign up. Nothing about any ticket."""
    with language_of(person):
        if person:
            words = _("Hola, %(name)s. Recibimos tu mensaje. Para que un técnico te atienda, repórtalo aquí: %(page)s")
            page = links.address("portal:report")
        elif not contact.phone:
            words = _(
                "Hola. Este es el WhatsApp de %(brand)s y tu mensaje llegó sin número. Si ya tienes cuenta, escribe "
                "aquí su correo y nada más; si no, ábrela aquí: %(page)s"
            )
            page = links.address("account_signup")
        else:
            words = _("Hola. Este es el WhatsApp de %(brand)s. Para atenderte, abre tu cuenta aquí: %(page)s")
            page = links.address("account_signup")
        facts = {"name": person.first_name if person else "", "brand": settings.BRAND.name, "page": page}
        return put(contact, words % facts, key=key)
