"""The percents of each tax as supervisors write them down. What holds is never changed: it ends, or another begins."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from mesa.accounts import audit
from mesa.accounts.models import User
from mesa.common.refusal import only
from mesa.sales import clocks
from mesa.sales.models import TaxKind, TaxRate

KINDS = (TaxKind.GENERAL, TaxKind.BORDER)  # zero is zero, and exempt is none, by what they are


def add_rate(
    *,
    by: User,
    kind: str,
    percent: Decimal,
    valid_from: date,
    valid_to: date | None = None,
    where: audit.Where = audit.NOWHERE,
) -> TaxRate:
    """The percent of a kind of `KINDS` from a day on.

    Raises Refused for all but supervisors, and when that day has one.
    """
    only(by.is_supervisor and kind in KINDS and (valid_to is None or valid_to >= valid_from))
    rate, fresh = TaxRate.objects.get_or_create(
        kind=kind, valid_from=valid_from, defaults={"percent": percent, "valid_to": valid_to}
    )
    only(fresh)  # one that is there is not written over
    audit.note("tax_rate_added", actor=by, where=where, what=_said(rate))
    return rate


def end_rate(rate: TaxRate, *, by: User, valid_to: date, where: audit.Where = audit.NOWHERE) -> TaxRate:
    """Only earlier than it would have ended, and never in the past: what was quoted with it stays true.

    Raises Refused.
    """
    only(by.is_supervisor and may_end(rate, valid_to))
    rate.valid_to = valid_to
    rate.save(update_fields=["valid_to"])
    audit.note("tax_rate_ended", actor=by, where=where, what=_said(rate))
    return rate


def withdraw_rate(rate: TaxRate, *, by: User, where: audit.Where = audit.NOWHERE) -> None:
    """One that has not begun was used by nobody. Raises Refused for any other."""
    only(by.is_supervisor and rate.valid_from > clocks.today(timezone.now()))
    audit.note("tax_rate_withdrawn", actor=by, where=where, what=_said(rate))
    rate.delete()


def may_end(rate: TaxRate, last: date) -> bool:
    """Whether that may be its last day: sooner than the one it has, and not before today."""
    sooner = rate.valid_to is None or last < rate.valid_to
    return sooner and last >= max(rate.valid_from, clocks.today(timezone.now()))


def _said(rate: TaxRate) -> str:
    return f"{rate.get_kind_display()}: {rate.percent} %, {rate.valid_from} – {rate.valid_to or '…'}"
