"""Letters before they are sent, for whoever is about to send what they tell."""

import re
from copy import copy

from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.sales.kinds import Kind
from mesa.sales.models import Quote
from mesa.tickets.models import Event

from .letters import write

ADDRESS = re.compile(r"https?://\S+")


def quote_letter(quote: Quote, by: User) -> tuple[str, str]:
    """`(subject, text)` of the letter that its requester would get now. Nothing is written.

    Its addresses open things of the requester, so that nobody else reads them.
    """
    facts = {"quote": quote.pk, "folio": quote.folio, "version": quote.version, "until": quote.valid_until.isoformat()}
    event = copy(Event.objects.filter(ticket=quote.ticket).latest("pk"))  # the ledger is written by `record` alone
    event.pk, event.kind, event.public, event.note, event.at = None, Kind.QUOTE_SENT, True, None, timezone.now()
    event.ticket, event.actor, event.data = quote.ticket, by, facts
    letter = write(event, quote.ticket.requester, "requester")
    return letter["subject"], ADDRESS.sub(_("(su enlace)"), letter["text"])
