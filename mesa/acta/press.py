"""The way to `pdf`: its library takes a third of a second and 20 MB, which only who asks for a PDF should pay."""

import hashlib
from importlib import import_module
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation

from mesa.sales.actions import seal_quote
from mesa.sales.reads import unsealed

from .quote import compose


def pdf(sheet):
    """The sheet as bytes, and how to send them so that nobody keeps them on the way."""
    return import_module("mesa.acta.pdf").pressed(sheet), _kept(f"acta-{sheet.number}")


def quote_pdf(quote):
    """A quote as the person it was sent to reads it, in their language; the bytes never change once it was sent."""
    with translation.override(quote.ticket.requester.language), timezone.override(ZoneInfo(settings.TIME_ZONE)):
        offer = compose(quote)
        return import_module("mesa.acta.offer").pressed(offer), _kept(f"{offer.folio}-v{offer.version}")


def seal_quotes(now):
    """The mark of the document of each quote that was sent, taken once; answers how many were taken."""
    waiting = unsealed()
    for quote in waiting:
        seal_quote(quote, hashlib.sha256(quote_pdf(quote)[0]).hexdigest())
    return len(waiting)


def _kept(name):
    named = f'inline; filename="{name}.pdf"'
    return {"Content-Type": "application/pdf", "Content-Disposition": named, "Cache-Control": "private, no-store"}
