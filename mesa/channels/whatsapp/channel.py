"""WhatsApp, as the doors see it."""

from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mesa.channels.base import Channel

from . import actions


class WhatsApp(Channel):
    slug = "whatsapp"
    label = _("WhatsApp")
    adverb = _("por WhatsApp")
    icon = "whatsapp"
    chosen = True
    number = "whatsapp"

    @property
    def is_on(self):
        return bool(settings.WHATSAPP)

    def address(self, number, text=""):
        return f"https://wa.me/{number.lstrip('+')}" + (f"?text={quote(text)}" if text else "")

    def take(self, raw):
        return actions.receive(raw)


CHANNEL = WhatsApp()
