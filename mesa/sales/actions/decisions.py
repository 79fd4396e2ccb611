"""What the person says to a quote: a question, yes, or no. Two yeses at once are one order."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.sales import rules
from mesa.sales.folios import write_folio
from mesa.sales.kinds import Kind
from mesa.sales.models import Alternative, Decision, Order, OrderLine, Quote, Stage, State
from mesa.sales.rules import Refused
from mesa.tickets.acting import acting
from mesa.tickets.models import Note
from mesa.tickets.notes import Voice, write_note
from mesa.tickets.record import record

from .cases import end, wake

REASONS = ("price", "time", "elsewhere", "unneeded", "other")


def see_quote(quote: Quote, *, by: User | None) -> Quote:
    """The first time it was really looked at. Raises Refused."""
    with acting(by, rules.SEE_QUOTE, quote) as quote:
        quote.state, quote.seen_at = State.SEEN, timezone.now()
        quote.save(update_fields=["state", "seen_at"])
        record(quote.ticket, Kind.QUOTE_SEEN, by=by, quote=quote.pk, folio=quote.folio)
    return quote


def question_quote(quote: Quote, *, by: User | None, words: str, channel: str = "web") -> Note:
    """Words to the seller; the quote still stands. Raises Refused."""
    with acting(by, rules.QUESTION_QUOTE, quote) as quote:
        note = write_note(quote.ticket, by=by, body=words, channel=channel, voice=Voice.ASIDE)
        record(quote.ticket, Kind.QUOTE_QUESTIONED, by=by, note=note, quote=quote.pk, folio=quote.folio)
    return note


def accept_quote(
    quote: Quote,
    *,
    by: User | None,
    alternative: Alternative,
    name: str,
    left_out: Collection[int] = (),
    words: str = "",
    address: str | None = None,
    agent: str = "",
) -> Order:
    """One alternative, without the optional lines (their ids) that were left out. Answers its order.

    Raises Refused, also when it is not of this quote or nothing would be left.
    """
    words, removed = clean(words)
    with acting(by, rules.ACCEPT_QUOTE, quote) as quote:
        chosen = quote.alternatives.filter(pk=alternative.pk).first()
        if chosen is None:
            raise Refused
        optional = set(chosen.lines.filter(optional=True).values_list("pk", flat=True))
        kept = chosen.lines.exclude(pk__in=left_out)
        if not set(left_out) <= optional or not kept.exists():
            raise Refused
        total = chosen.totals(without=set(left_out)).total
        Decision.objects.create(
            quote=quote, alternative=chosen, left_out=sorted(left_out), total=total, words=words, name=name[:120],
            address=address, agent=agent[:300],
        )  # fmt: skip
        _decide(quote, State.ACCEPTED)
        order = Order.objects.create(quote=quote)
        write_folio(order, "P", order.placed_at)
        OrderLine.objects.bulk_create(OrderLine(order=order, line=line) for line in kept)
        end(quote.case, Stage.WON)
        facts: dict[str, Any] = {"quote": quote.pk, "folio": quote.folio, "order": order.folio, "chosen": chosen.title}
        facts |= {"total": str(total), "currency": quote.currency}
        record(quote.ticket, Kind.QUOTE_ACCEPTED, by=by, removed=removed, **facts)
    return order


def decline_quote(
    quote: Quote,
    *,
    by: User | None,
    reason: str,
    name: str,
    words: str = "",
    address: str | None = None,
    agent: str = "",
) -> Quote:
    """With a reason, one of `REASONS`; the ticket goes back to its technician. Raises Refused."""
    words, removed = clean(words)
    with acting(by, rules.DECLINE_QUOTE, quote) as quote:
        if reason not in REASONS:
            raise Refused
        Decision.objects.create(
            quote=quote, reason=reason, words=words, name=name[:120], address=address, agent=agent[:300]
        )
        _decide(quote, State.DECLINED)
        end(quote.case, Stage.LOST, because=reason)
        wake(quote.ticket)
        facts: dict[str, Any] = {"quote": quote.pk, "folio": quote.folio, "reason": reason}
        record(quote.ticket, Kind.QUOTE_DECLINED, by=by, words=words, removed=removed, **facts)
    return quote


def _decide(quote: Quote, state: State) -> None:
    quote.state, quote.decided_at = state, timezone.now()
    quote.save(update_fields=["state", "decided_at"])
