"""WhatsApp, as the doors see it."""

from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mesa.channels.base import Channel

from . import actions, reads, views
from .export import export_of
from .kinds import Kind
from .models import Template
from .reasons import reason

HOUR = timedelta(hours=1)


class WhatsApp(Channel):
    slug = "whatsapp"
    label = _("WhatsApp")
    adverb = _("por WhatsApp")
    icon = "whatsapp"
    chosen = brief = True
    number = "whatsapp"
    limit = 4096
    key = "w"
    closed = _("La ventana de 24 horas está cerrada: solo plantillas aprobadas, correo o teléfono.")
    template_act = "send_template"
    log_act = "log_exchange"
    kinds = Kind
    filters = {"unsent": reason}
    hook = staticmethod(views.hook)
    queues = {
        actions.process_left: timedelta(seconds=1),
        actions.follow_sent: timedelta(seconds=1),
        actions.fetch_owed: timedelta(seconds=15),
    }
    rounds = dict.fromkeys((actions.forget_deliveries, actions.forget_words, actions.read_templates), HOUR)

    @property
    def is_on(self):
        return bool(settings.WHATSAPP)

    def address(self, number, text=""):
        return f"https://wa.me/{number.lstrip('+')}" + (f"?text={quote(text)}" if text else "")

    def reach(self, person, now):
        return reads.reach_of(person, now)

    def send(self, ticket, **words):
        return actions.send_whatsapp(ticket, **words)

    def offers(self, ticket):
        return reads.offers(ticket)

    def send_template(self, ticket, *, template, **words):
        approved = Template.objects.offered().filter(pk=template).first()
        return actions.send_template(ticket, template=approved, **words)

    def log_exchange(self, ticket, **words):
        return actions.log_exchange(ticket, **words)

    def loose(self, ticket, user):
        return reads.loose(ticket, user)

    def write(self, said, now):
        for one in said:
            template = settings.WHATSAPP.get(one.brief.template, "")
            words, values, _name = one.brief
            actions.tell(one.event.ticket, words=words, values=values, template=template, key=one.key, now=now)

    def fates(self, keys):
        return reads.fates(keys)

    def why_not(self, ticket, template):
        return reads.why_not(ticket, settings.WHATSAPP.get(template, ""))

    def states(self, lines, user):
        return reads.states(lines, user)

    def export(self, person):
        return export_of(person)

    def let_go(self, person):
        return actions.let_go(person)

    def forget(self, person, addresses):
        actions.forget(person)


CHANNEL = WhatsApp()
