"""What the person says to a quote: a question, yes, or no. Two yeses at once are one order."""

from django.utils import timezone

from mesa.common.redaction import clean
from mesa.sales import rules
from mesa.sales.folios import write_folio
from mesa.sales.kinds import Kind
from mesa.sales.models import Decision, Order, OrderLine, Stage, State
from mesa.sales.rules import Refused
from mesa.tickets.acting import acting
from mesa.tickets.notes import Voice, write_note
from mesa.tickets.record import record

from .cases import end, wake

REASONS = ("price", "time", "elsewhere", "unneeded", "other")


def see_quote(quote, *, by):
    """The first time it was really looked at."""
    with acting(by, rules.SEE_QUOTE, quote) as quote:
        quote.state, quote.seen_at = State.SEEN, timezone.now()
        quote.save(update_fields=["state", "seen_at"])
        record(quote.ticket, Kind.QUOTE_SEEN, by=by, quote=quote.pk, folio=quote.folio)
    return quote


def question_quote(quote, *, by, words, channel="web"):
    with acting(by, rules.QUESTION_QUOTE, quote) as quote:
        note = write_note(quote.ticket, by=by, body=words, channel=channel, voice=Voice.ASIDE)
        record(quote.ticket, Kind.QUOTE_QUESTIONED, by=by, note=note, quote=quote.pk, folio=quote.folio)
    return note


def accept_quote(quote, *, by, alternative, name, left_out=(), words="", address=None, agent=""):
    """One alternative, without the optional lines that were left out. Answers its order."""
    words, removed = clean(words)
    with acting(by, rules.ACCEPT_QUOTE, quote) as quote:
        chosen = quote.alternatives.filter(pk=alternative.pk).first()
        optional = set(chosen.lines.filter(optional=True).values_list("pk", flat=True)) if chosen else set()
        kept = chosen and chosen.lines.exclude(pk__in=left_out)
        if chosen is None or not set(left_out) <= optional or not kept.exists():
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
        facts = {"quote": quote.pk, "folio": quote.folio, "order": order.folio, "chosen": chosen.title}
        facts |= {"total": str(total), "currency": quote.currency}
        record(quote.ticket, Kind.QUOTE_ACCEPTED, by=by, removed=removed, **facts)
    return order


def decline_quote(quote, *, by, reason, name, words="", address=None, agent=""):
    """With a reason; the ticket goes back to its technician."""
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
        facts = {"quote": quote.pk, "folio": quote.folio, "reason": reason}
        record(quote.ticket, Kind.QUOTE_DECLINED, by=by, words=words, removed=removed, **facts)
    return quote


def _decide(quote, state):
    quote.state, quote.decided_at = state, timezone.now()
    quote.save(update_fields=["state", "decided_at"])
