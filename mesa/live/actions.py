"""Being at a ticket, for a moment."""

from datetime import timedelta

from mesa.accounts.rules import only

from .models import Presence

LASTS = timedelta(seconds=25)  # pages say it again every 10


def be_here(ticket, *, by, writing, now):
    only(by.is_technician)
    facts = {"writing": writing, "until": now + LASTS}
    return Presence.objects.update_or_create(ticket=ticket, person=by, defaults=facts)[0]


def forget_presence(now):
    return Presence.objects.filter(until__lt=now).delete()[0]
