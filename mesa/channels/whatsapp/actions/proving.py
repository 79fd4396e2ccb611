"""Whether who writes is whose account says so: they write here a code that only the mailbox of the account was told."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.channels.whatsapp import contacts
from mesa.channels.whatsapp.models import Contact
from mesa.common.letters import written
from mesa.outbox.actions import post

from .sending import put

AGAIN = timedelta(hours=24)
MOST_GUESSES = 5
MOST_ASKED = 3  # who says to be one account, in a day
ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,}")


def ask_to_prove(contact, person, now, *, key):
    """Once a day. Nothing of the account is told here: the number may be of somebody else."""
    if contact.asked_to_prove_at and now - contact.asked_to_prove_at < AGAIN:
        return
    words = _(
        "Recibimos tu mensaje. Antes de pasarlo a un técnico, escribe aquí el código que mandamos al correo de tu "
        "cuenta."
    )
    put(contact, words, key=f"whatsapp-prove-{key}")
    _mail_code(contact, person, now, key=key)


def take_address(inbound, person, now):
    """Who writes without a number says which account is theirs, by its address; answers whether this was that.

    The same is said whether there is such an account or not, and nobody is written to more often than thrice a day.
    """
    contact, said = inbound.contact, inbound.words.strip().strip(".,;<>").lower()
    if contact.phone or contact.proven_at or inbound.kind != "text" or not ADDRESS.fullmatch(said):
        return False
    if contact.asked_to_prove_at and now - contact.asked_to_prove_at < AGAIN:
        return False
    inbound.raw = {}  # an address is no report
    named = User.objects.filter(email__iexact=said, is_active=True, email_verified_at__isnull=False).first()
    asked = Contact.objects.filter(person=named, asked_to_prove_at__gt=now - AGAIN).count() if named else 0
    if named and not named.is_house and asked < MOST_ASKED:
        contact.person = named
        contact.save(update_fields=["person"])
        _mail_code(contact, named, now, key=inbound.pk)
    words = _("Si ese correo es el de una cuenta, le mandamos un código: escríbelo aquí y seguimos con tu mensaje.")
    put(contact, words, key=f"whatsapp-address-{inbound.pk}")
    return True


def _mail_code(contact, person, now, *, key):
    contact.asked_to_prove_at, contact.guesses = now, 0
    contact.save(update_fields=["asked_to_prove_at", "guesses"])
    letter = written("whatsapp", "code", language=person.language, phone=contact.phone, code=_code(contact))
    post(key=f"whatsapp-code-{key}", channel="email", to=person.email, **letter)


def take_code(inbound, person, now):
    """Their code proves them, and what they wrote meanwhile is read again. Answers whether it was one."""
    contact, said = inbound.contact, inbound.words.strip()
    if person is None or contact.proven_at or not (len(said) == 6 and said.isascii() and said.isdecimal()):
        return False
    if contact.asked_to_prove_at is None or now - contact.asked_to_prove_at >= AGAIN:
        return False
    if contact.guesses >= MOST_GUESSES or not constant_time_compare(said, _code(contact)):
        inbound.raw = {}  # a guess is no report
        if contact.guesses >= MOST_GUESSES:
            return True
        contact.guesses += 1
        contact.save(update_fields=["guesses"])
        put(contact, _("Ese código no es el que mandamos a tu correo."), key=f"whatsapp-wrong-{inbound.pk}")
        return True
    contact.proven_at = timezone.now()
    contact.save(update_fields=["proven_at"])
    if not contacts.read_again(contact):
        put(contact, _("Listo. Cuéntanos aquí qué pasa."), key=f"whatsapp-proven-{inbound.pk}")
    return True


def _code(contact):
    facts = f"{contact.pk} {contact.person_id} {contact.phone} {contact.asked_to_prove_at.isoformat()}"
    return f"{int(salted_hmac('mesa.channels.whatsapp.proof', facts).hexdigest(), 16) % 10**6:06}"
