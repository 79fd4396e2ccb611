"""SMS, by an invented gateway: what arrives is a line of JSON; what leaves goes by the outbox like everything else."""

import json

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.channels import Channel, Reach, arriving
from mesa.outbox.actions import post
from mesa.tickets import actions
from mesa.tickets.acting import acting
from mesa.tickets.models import Ticket

from . import rules

SECRET = "de la pasarela"
SENT = []


def deliver(request):
    if request.headers.get("X-Gateway") != SECRET:
        return HttpResponse(status=401)
    CHANNEL.take(request.body)
    return HttpResponse()


class Sms(Channel):
    slug = "sms"
    label = _("SMS")
    adverb = _("por SMS")
    icon = "message-square"
    number = "phone"
    limit = 160
    key = "s"
    chosen = brief = True
    question = _("Escríbeme un SMS cuando…")
    hook = staticmethod(deliver)

    def address(self, number, text=""):
        return f"sms:{number}"

    def reach(self, person, now):
        return Reach(address=self.number_of(person))

    def take(self, raw):
        said = json.loads(raw)
        person = User.objects.calling_from(said["from"]).get()
        found = {"body": said["text"], "key": f"sms-{said['id']}", "channel": self.slug}
        ticket = Ticket.objects.live().filter(requester=person).order_by("pk").last()
        if ticket:
            return actions.add_note(ticket, by=person, **found).ticket
        acceptance = arriving.acceptance_of(person)
        return arriving.report(
            person, channel=self.slug, key=found["key"], subject="", description=said["text"], acceptance=acceptance
        )

    @transaction.atomic
    def send(self, ticket, *, by, body, key=None, files=(), seen=None, sure=False):
        with acting(by, rules.SEND_SMS, ticket):
            note = actions.add_note(ticket, by=by, body=body, key=key, channel=self.slug, seen=seen, sure=sure)
            post(key=f"sms-note-{note.pk}", channel=self.slug, to=self.number_of(ticket.requester), text=body)
        return note

    def write(self, said, now):
        for one in said:
            post(key=one.key, channel=self.slug, to=self.number_of(one.person), text=one.brief.words[: self.limit])


class Gateway:
    """The transport, as `settings.TRANSPORTS` names it."""

    keeps = False
    repeats = False

    def send(self, letter):
        SENT.append((letter.to, letter.text))

    def close(self):
        pass


CHANNEL = Sms()
