"""Being at a ticket, for a moment."""

from datetime import timedelta

from mesa.common.refusal import only
from mesa.notifications.actions import note_read

from .models import Presence

LASTS = timedelta(seconds=25)  # pages say it again every 10, and every 3 in company
TYPING = timedelta(seconds=6)


def be_here(ticket, *, by, now, writing=False, typing=False, seen=None):
    """`typing`: to the other side, who may know it. `seen`: the version of the ticket that the page shows."""
    only(by.is_technician or by == ticket.requester)
    facts = {"writing": writing, "until": now + LASTS, "typing_until": now + TYPING if typing else None}
    presence = Presence.objects.update_or_create(ticket=ticket, person=by, defaults=facts)[0]
    if seen:
        note_read(ticket, by=by, version=seen, now=now)
    return presence


def be_gone(ticket, *, by, now):
    """The page was closed; one that is still open says that it is here again."""
    Presence.objects.filter(ticket=ticket, person=by).update(until=now, typing_until=None)


def forget_presence(now):
    return Presence.objects.filter(until__lt=now).delete()[0]
