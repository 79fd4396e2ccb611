"""The way to `pdf`: its library takes a third of a second and 20 MB, which only a request for a PDF should pay."""

from datetime import datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation

from mesa.documents.service_record import Sheet
from mesa.lib.leases import Queue
from mesa.sales.actions import seal_quote
from mesa.sales.models import Quote
from mesa.sales.reads import paper, unsealed

from .quote import compose

QUEUE = Queue(column="seal_after", lease=timedelta(minutes=2), batch=5, unset_is_due=True)  # longer than drawing one


def pdf(sheet: Sheet) -> tuple[bytes, dict[str, str]]:
    """`(bytes, headers)` of a record: headers by which nobody keeps it on the way."""
    return import_module("mesa.documents.pdf.service_record").pressed(sheet), _kept(f"acta-{sheet.number}")


def quote_pdf(quote: Quote) -> tuple[bytes, dict[str, str]]:
    """`(bytes, headers)` of a quote as it was sent: what was kept, whoever asks and whatever changed since."""
    return paper(quote) or pressed(quote), _kept(f"{quote.folio}-v{quote.version}")


def draft_pdf(quote: Quote) -> tuple[bytes, dict[str, str]]:
    """`(bytes, headers)` of what would be sent: it says on it that it is a draft, and has no code to check."""
    return pressed(quote), _kept(f"{quote.folio}-v{quote.version}-borrador")


def pressed(quote: Quote) -> bytes:
    """As the person it is sent to reads it, in their language and by the desk's clock."""
    with translation.override(quote.ticket.requester.language), timezone.override(ZoneInfo(settings.TIME_ZONE)):
        return import_module("mesa.documents.pdf.quote").pressed(compose(quote))


def seal_quotes(now: datetime) -> int:
    """The document of each quote that was sent, kept once; answers how many were."""
    return sum(seal_quote(quote, pressed(quote)) for quote in QUEUE.take(unsealed(), now))


def _kept(name: str) -> dict[str, str]:
    named = f'inline; filename="{name}.pdf"'
    return {"Content-Type": "application/pdf", "Content-Disposition": named, "Cache-Control": "private, no-store"}
