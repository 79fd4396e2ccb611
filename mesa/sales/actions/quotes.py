"""Quotes: written, approved, sent, replaced, over. What was sent never changes."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean, clean_facts
from mesa.common.refusal import only
from mesa.lib.money import cents
from mesa.sales import clocks, promises, rules, taxes
from mesa.sales.folios import write_folio
from mesa.sales.kinds import Kind
from mesa.sales.links import seal, secret_of
from mesa.sales.models import Alternative, Case, Line, Paper, Quote, Stage, State, TaxKind
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.notes import check_words
from mesa.tickets.record import record

FACTS = ("currency", "rate", "rate_on", "border", "valid_until", "terms", "note")
BATCH = 100


class Incomplete(Exception):
    """It cannot be sent as it is; `reason` is one of "empty", "long", "over", "approval", "rate"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def draft_quote(case: Case, *, by: User) -> Quote:
    """One draft at a time: asking again gets the one there is. Raises Refused."""
    with acting(by, rules.DRAFT_QUOTE, case) as case:
        standing = case.quotes.filter(state=State.DRAFT).first()
        return standing or write_folio(Quote.objects.create(case=case, author=by, **_fresh()), "C", case.proposed_at)


def write_quote(
    quote: Quote, *, by: User, alternatives: list[dict[str, Any]], sure: bool = False, **facts: Any
) -> Quote:
    """All of a draft at once: `alternatives` as dicts with their `lines`, `facts` of `FACTS`.

    An approval must be given again. Raises Refused; Incomplete for more than it may hold; WordsRefused. Then nothing of
    the draft changed.
    """
    facts = clean_facts(Quote, {name: said for name, said in facts.items() if name in FACTS})[0]
    with acting(by, rules.WRITE_QUOTE, quote) as quote:
        if len(alternatives) > promises.ALTERNATIVES or sum(len(one["lines"]) for one in alternatives) > promises.LINES:
            raise Incomplete("long")
        check_words(*_words(facts, alternatives), sure=sure)
        for name, said in facts.items():
            setattr(quote, name, said)
        quote.author, quote.approval_asked_at, quote.approved_by, quote.approved_at = by, None, None, None
        quote.save(update_fields=[*FACTS, "author", "approval_asked_at", "approved_by", "approved_at"])
        quote.alternatives.all().delete()
        for position, said in enumerate(alternatives, 1):
            _write_alternative(quote, position, **said)
    return quote


def ask_approval(quote: Quote, *, by: User | None) -> Quote:
    """On the list of the supervisors, until one of them gives it; asking twice is asking once. Raises Refused."""
    with acting(by, rules.ASK_APPROVAL, quote) as quote:
        if quote.approval_asked_at is None:
            quote.approval_asked_at = timezone.now()
            quote.save(update_fields=["approval_asked_at"])
            record(quote.ticket, Kind.APPROVAL_ASKED, by=by, quote=quote.pk, folio=quote.folio)
    return quote


def approve_quote(quote: Quote, *, by: User) -> Quote:
    """It may be sent now, as it is. Raises Refused for who wrote it."""
    with acting(by, rules.APPROVE_QUOTE, quote) as quote:
        quote.approved_by, quote.approved_at = by, timezone.now()
        quote.save(update_fields=["approved_by", "approved_at"])
        record(quote.ticket, Kind.QUOTE_APPROVED, by=by, quote=quote.pk, folio=quote.folio)
    return quote


def send_quote(quote: Quote, *, by: User | None) -> Quote:
    """From now on it binds, and it is what it is. Raises Refused, Incomplete."""
    with acting(by, rules.SEND_QUOTE, quote) as quote:
        _check(quote)
        lines = list(Line.objects.filter(alternative__quote=quote))
        rates = _rates(quote, {line.tax for line in lines})
        for line in lines:
            line.tax_percent = rates[line.tax]
        Line.objects.bulk_update(lines, ["tax_percent"])
        whole = Quote.objects.prefetch_related("alternatives__lines").get(pk=quote.pk)
        replaced = quote.case.quotes.standing().update(state=State.REPLACED, over_at=timezone.now())
        quote.state, quote.sent_at, quote.nonce = State.SENT, timezone.now(), secrets.token_hex(32)
        quote.secret = hashlib.sha256(secret_of(quote).encode()).hexdigest()
        quote.seal = seal(whole)
        quote.save(update_fields=["state", "sent_at", "nonce", "secret", "seal"])
        quote.case.stage = Stage.QUOTED
        quote.case.save(update_fields=["stage"])
        facts: dict[str, Any] = {"quote": quote.pk, "folio": quote.folio, "version": quote.version}
        if replaced:
            record(quote.ticket, Kind.QUOTE_REPLACED, by=by, **facts)
        record(quote.ticket, Kind.QUOTE_SENT, by=by, until=quote.valid_until.isoformat(), **facts)
    return quote


def revise_quote(quote: Quote, *, by: User) -> Quote:
    """A new version to write, with everything the old one said; the old one stands until this one is sent.

    Raises Refused.
    """
    with acting(by, rules.REVISE_QUOTE, quote) as quote:
        draft = quote.case.quotes.filter(state=State.DRAFT).first()
        if draft:
            return draft
        if quote.case.ended_at:
            quote.case.stage, quote.case.ended_at, quote.case.lost_because = Stage.QUOTED, None, ""
            quote.case.save(update_fields=["stage", "ended_at", "lost_because"])
        first = quote.first or quote
        last = max([first.version, *first.versions.values_list("version", flat=True)])
        facts = {name: getattr(quote, name) for name in (*FACTS, "folio")} | _fresh()
        fresh = Quote.objects.create(case=quote.case, author=by, first=first, version=last + 1, **facts)
        for alternative in quote.alternatives.prefetch_related("lines"):
            _copy(alternative, fresh)
    return fresh


def share_quote(quote: Quote, *, by: User | None, channel: str) -> Quote:
    """The seller sent its link on their own telephone, by a channel that the desk itself does not write by.

    Raises Refused.
    """
    only(channel not in settings.TRANSPORTS)
    with acting(by, rules.SHARE_QUOTE, quote) as quote:
        record(quote.ticket, Kind.QUOTE_SHARED, by=by, quote=quote.pk, folio=quote.folio, channel=channel)
    return quote


def remind_quote(now: datetime) -> int:
    """Three days before it expires and the day before, each once. Answers how many."""
    reminded = 0
    for turn, before in enumerate(promises.REMIND_BEFORE, 1):
        due = Quote.objects.standing().filter(valid_until__lte=clocks.today(now) + before, reminded__lt=turn)
        reminded += by_the_clock(rules.REMIND_QUOTE, due.order_by("valid_until")[:BATCH], partial(_remind, turn=turn))
    return reminded


def expire_quote(now: datetime) -> int:
    """After its last day nobody can accept it any more. Answers how many."""
    over = Quote.objects.standing().filter(valid_until__lt=clocks.today(now)).order_by("valid_until")
    return by_the_clock(rules.EXPIRE_QUOTE, over[:BATCH], _expire)


def seal_quote(quote: Quote, pdf: bytes) -> bool:
    """Its document, kept once and for ever; False when there was one.

    Sales cannot press it, so whoever can hands it over.
    """
    waiting = Quote.objects.filter(pk=quote.pk, sha256="", sent_at__isnull=False)
    with transaction.atomic():
        first = waiting.update(sha256=hashlib.sha256(pdf).hexdigest()) == 1
        if first:
            Paper.objects.create(quote=quote, pdf=pdf)
    return first


def needs_approval(quote: Quote) -> bool:
    """Above an amount in pesos, or below a margin: whoever wrote it does not send it alone."""
    above, least = settings.APPROVE_ABOVE, settings.APPROVE_MARGIN
    for alternative in quote.alternatives.prefetch_related("lines"):
        total, margin = alternative.totals().total * (quote.rate or 1), alternative.worst_margin()
        if (above and cents(total) > above) or (margin is not None and margin < least):
            return True
    return False


def _words(facts: dict[str, Any], alternatives: list[dict[str, Any]]) -> list[str]:
    """Whatever of a quote is prose."""
    told = [facts.get("note", ""), facts.get("terms", "")]
    for one in alternatives:
        told += [one["title"], one.get("summary", ""), *(line["description"] for line in one["lines"])]
    return told


def _fresh() -> dict[str, Any]:
    return {"valid_until": clocks.today(timezone.now()) + promises.VALID_FOR}


def _write_alternative(
    quote: Quote,
    position: int,
    *,
    title: str,
    lines: list[dict[str, Any]],
    summary: str = "",
    recommended: bool = False,
) -> None:
    alternative = quote.alternatives.create(
        position=position, title=clean(title)[0][:120], summary=clean(summary)[0][:400], recommended=recommended
    )
    lines = [{"tax": TaxKind.GENERAL} | clean_facts(Line, said)[0] for said in lines]
    rates = _rates(quote, {said["tax"] for said in lines})
    Line.objects.bulk_create(
        Line(alternative=alternative, position=number, tax_percent=rates[said["tax"]], **said)
        for number, said in enumerate(lines, 1)
    )


def _rates(quote: Quote, kinds: Iterable[str]) -> dict[str, Decimal]:
    """Of today, each kind asked for once."""
    day = clocks.today(timezone.now())
    return {kind: taxes.percent(kind, day, border=quote.border) for kind in kinds}


def _copy(alternative: Alternative, quote: Quote) -> None:
    lines = list(alternative.lines.all())
    facts = {name: getattr(alternative, name) for name in ("position", "title", "summary", "recommended")}
    fresh = Alternative.objects.create(quote=quote, **facts)
    for line in lines:
        line.pk, line.alternative = None, fresh
    Line.objects.bulk_create(lines)


def _check(quote: Quote) -> None:
    alternatives = list(quote.alternatives.prefetch_related("lines"))
    if not alternatives or not all(alternative.lines.all() for alternative in alternatives):
        raise Incomplete("empty")
    if clocks.is_over(quote.valid_until, timezone.now()):
        raise Incomplete("over")
    if needs_approval(quote) and quote.approved_at is None:
        raise Incomplete("approval")


def _remind(quote: Quote, turn: int) -> bool:
    if quote.reminded >= turn or clocks.is_over(quote.valid_until, timezone.now()):
        return False
    quote.reminded = turn
    quote.save(update_fields=["reminded"])
    facts: dict[str, Any] = {"quote": quote.pk, "folio": quote.folio, "until": quote.valid_until.isoformat()}
    record(quote.ticket, Kind.QUOTE_REMINDED, by=None, **facts)
    return True


def _expire(quote: Quote) -> bool:
    quote.state, quote.over_at = State.EXPIRED, timezone.now()
    quote.save(update_fields=["state", "over_at"])
    record(quote.ticket, Kind.QUOTE_EXPIRED, by=None, quote=quote.pk, folio=quote.folio)
    return True
