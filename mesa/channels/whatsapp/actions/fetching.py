"""Files that did not come at once: asked for again a few times, and then somebody is told."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from mesa.channels.whatsapp import media
from mesa.channels.whatsapp.contacts import claimed_by
from mesa.channels.whatsapp.models import Inbound
from mesa.channels.whatsapp.rules import Refused
from mesa.lib.http import Later
from mesa.lib.leases import Queue
from mesa.tickets import actions as tickets

from .sending import language_of

QUEUE = Queue(
    column="fetch_after",
    lease=timedelta(minutes=3),  # longer than fetching one
    batch=20,
    counts=("tries",),
    delays=tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)),  # Meta keeps it for seven days
)

log = structlog.get_logger(__name__)


def first_try(inbound, person):
    """`(file or None, why not)`; it is owed if asking again may help."""
    try:
        return media.take(inbound.raw, by=person), ""
    except Later as error:
        log.warning("file_not_now", inbound=inbound.pk, reason=str(error))
        return None, "later"
    except media.NotTaken as error:
        log.warning("file_not_taken", inbound=inbound.pk, reason=str(error))
        return None, "large" if error.large else "never"


def why_not(reason):
    return {
        "": "",
        "later": _("(El archivo no se pudo descargar todavía; se intentará de nuevo.)"),
        "large": _("(El archivo no se guardó: pesa más de 25 MB.)"),
        "never": _("(El archivo no se pudo guardar: hace falta mandarlo por otro medio.)"),
    }[reason]


def fetch_owed(now):
    """Safe to call from several workers at once; answers how many were asked for."""
    if not settings.WHATSAPP:
        return 0
    owed = Inbound.objects.select_related("ticket", "contact").order_by("fetch_after")
    return sum(_again(inbound, now) for inbound in QUEUE.take(owed, now))


def _again(inbound, now):
    person = claimed_by(inbound.contact)
    if person is None or person != inbound.ticket.requester:
        return _over(inbound, "the contact is not who it was")
    try:
        _bring(inbound, person, media.take(inbound.raw, by=person))
    except Later as error:
        if inbound.tries > len(QUEUE.delays):
            return _give_up(inbound, str(error))
        QUEUE.postpone(inbound, now + QUEUE.delay(inbound.tries))
    except media.NotTaken as error:
        _give_up(inbound, str(error))
    except Refused:
        _over(inbound, "the ticket takes no more notes")
    return True


@transaction.atomic
def _bring(inbound, person, file):
    with language_of(person):
        words = {"body": _("Ya llegó el archivo que faltaba."), "key": f"whatsapp-file-{inbound.pk}"}
        tickets.add_note(inbound.ticket, by=person, files=[file], channel="whatsapp", **words)
    _over(inbound, "")


@transaction.atomic
def _give_up(inbound, reason):
    words = _("Un archivo que mandó por WhatsApp no se pudo descargar: pídele que lo mande otra vez.")
    tickets.add_internal_note(inbound.ticket, by=None, body=words)
    return _over(inbound, reason)


def _over(inbound, reason):
    return bool(Inbound.objects.filter(pk=inbound.pk).update(fetch_after=None, raw={}, error=reason[:200]))
