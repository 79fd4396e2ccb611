"""Ways of having spoken that the desk has no hand in: their words, once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Way


class Web(Way):
    slug = "web"
    label = gettext_lazy("Estas páginas")


class Api(Way):
    slug = "api"
    label = gettext_lazy("API")


class Chat(Way):
    slug = "chat"
    label = gettext_lazy("Chat en esta página")
    adverb = gettext_lazy("por chat")
    place = 10
    chosen = True

    def link(self, ticket, text=""):
        return _("Escribirle en el ticket"), "#composer"


class Phone(Way):
    slug = "phone"
    label = gettext_lazy("Teléfono")
    adverb = gettext_lazy("por teléfono")
    icon = "phone"
    place = 30
    chosen = noted = True
    number = "phone"

    def address(self, number, text=""):
        return f"tel:{number}"


class Visit(Way):
    slug = "visit"
    label = gettext_lazy("En persona")
    adverb = gettext_lazy("en persona")


class Link(Way):
    slug = "link"
    label = gettext_lazy("Enlace de un ticket")
    adverb = gettext_lazy("desde otro equipo")


WAYS = [Web(), Api(), Chat(), Phone(), Visit(), Link()]
