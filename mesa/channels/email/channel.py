"""E-mail, as the doors see it."""

from datetime import timedelta
from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from mesa.channels.base import Channel, Reach
from mesa.outbox.actions import post_all

from . import actions, forgetting
from .reads import waiting


class Email(Channel):
    slug = "email"
    label = _("Correo electrónico")
    adverb = _("por correo")
    icon = "mail"
    place = 40
    chosen = letters = True
    question = _("Escríbeme un correo cuando…")
    queues = {actions.process_left: timedelta(seconds=30)}
    rounds = {actions.forget_mail: timedelta(hours=1)}

    def link(self, ticket, text=""):
        to = ticket.requester.email
        return to, f"mailto:{to}?subject={quote(f'#{ticket.pk} {ticket.subject}')}"

    def reach(self, person, now):
        return Reach(address=person.email)

    def write(self, said, now):
        post_all([{"key": one.key, "channel": self.slug, "to": one.person.email, **one.letter} for one in said])

    def waiting(self):
        return waiting()

    def forget(self, person, addresses):
        forgetting.forget(addresses)


CHANNEL = Email()
