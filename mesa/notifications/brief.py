"""What there is to say of an event in a few words, for channels of messages: of a quote, the amounts and the link."""

from collections.abc import Sequence
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.channels import Brief, Channel, Sent, installed
from mesa.documents.quote import day, totalled
from mesa.sales.kinds import Kind
from mesa.sales.models import Quote
from mesa.sales.reads import quote, quote_page
from mesa.tickets.models import Event
from mesa.timeline.kinds import traits

TOLD = [kind for kind in Kind if kind.traits.template]


def brief(event: Event) -> Brief | None:
    """`Brief` for the requester; None where there is none, or the quote is no longer one to decide on."""
    if event.kind not in TOLD:
        return None
    offered = quote(event.data["quote"])
    if not offered.is_standing:
        return None
    words, values = said(offered, event.ticket.requester, event.kind, date.fromisoformat(event.data["until"]))
    return Brief(words, values, traits(event.kind).template)


def said(offered: Quote, person: User, kind: str, until: date) -> tuple[str, list[str]]:
    """`(words, values of its template)`: name, folio, what each alternative costs, last day, link."""
    with translation.override(person.language):
        costs = totalled(offered)
        named = {
            "name": person.first_name, "folio": offered.folio, "title": offered.ticket.subject, "until": day(until),
            "page": quote_page(offered.pk),
        }  # fmt: skip
        each = [_("%(title)s: %(total)s, con IVA") % {"title": title, "total": total} for title, total in costs]
        words = render_to_string(f"brief/{kind}.txt", named | {"each": each}).strip()
    # A value of an approved template takes no lines.
    values = [named["name"], named["folio"], "; ".join(each), named["until"], named["page"]]
    return words, [" ".join(value.split()) for value in values]


def key_of(event: Event, channel: Channel) -> str:
    """The name of its message in the outbox."""
    return f"event-{event.pk}-{channel.slug}"


def by_hand(offered: Quote) -> list[tuple[Channel, str]]:
    """`[(channel, where the seller's own opens with it written)]`, of those the desk does not write by."""
    person = offered.ticket.requester
    if not offered.is_standing:
        return []
    words, _values = said(offered, person, Kind.QUOTE_SENT, offered.valid_until)
    own = [(one, one.number_of(person)) for one in installed() if one.brief and not one.is_on]
    return [(one, one.address(number, words)) for one, number in own if number]


def states(offered: Quote) -> list[tuple[Channel, list[tuple[str, datetime, Sent | None, str]]]]:
    """`[(channel, [(kind, when, Sent or None, why it did not leave)])]`, for the seller."""
    if not offered.sent_at:
        return []
    found = Event.objects.filter(ticket=offered.ticket, kind__in=TOLD, data__quote=offered.pk)
    told = list(found.select_related("ticket__requester").order_by("pk"))
    return [(one, _of(one, told)) for one in installed() if one.brief and one.is_on]


def _of(channel: Channel, told: Sequence[Event]) -> list[tuple[str, datetime, Sent | None, str]]:
    fates = channel.fates([key_of(event, channel) for event in told])
    return [(event.kind, event.at, fates.get(key_of(event, channel)), _why_not(channel, event)) for event in told]


def _why_not(channel: Channel, event: Event) -> str:
    """Only for what has no message: it waits for the worker, or there was no way to send it."""
    if event.dispatched_at is None:
        return _("Todavía no sale.")
    return channel.why_not(event.ticket, traits(event.kind).template)
