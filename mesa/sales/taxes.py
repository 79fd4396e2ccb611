"""What tax a line carries on a day."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from .models import TaxKind, TaxRate

ALWAYS = date.max
KNOWN = (  # LIVA 1; the stimulus of the border has a last day, and its renewal is written down as a `TaxRate`
    (TaxKind.GENERAL, Decimal(16), date(2014, 1, 1), ALWAYS),
    (TaxKind.BORDER, Decimal(8), date(2019, 1, 1), date(2026, 12, 31)),
    (TaxKind.ZERO, Decimal(0), date(2014, 1, 1), ALWAYS),
    (TaxKind.EXEMPT, Decimal(0), date(2014, 1, 1), ALWAYS),
)


class NoRate(Exception):
    """The law says nothing for that day yet: somebody must write the rate down."""


def percent(kind: str, day: date, *, border: bool = False) -> Decimal:
    """The percent of a kind on a day. What the installation wrote down comes first.

    `border` changes only the general rate. Raises NoRate.
    """
    kind = TaxKind.BORDER if border and kind == TaxKind.GENERAL else TaxKind(kind)
    written = TaxRate.objects.filter(kind=kind, valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))
    own = written.order_by("-valid_from").values_list("percent", flat=True).first()
    known = (rate for name, rate, first, last in KNOWN if name == kind and first <= day <= last)
    found = own if own is not None else next(known, None)
    if found is None:
        raise NoRate
    return found


def is_written(kind: str, first: date) -> bool:
    """Somebody wrote down a rate of it from that very day."""
    return TaxRate.objects.filter(kind=kind, valid_from=first).exists()


def last_day(kind: str, today: date) -> date | None:
    """Until when a kind has a rate without a gap; None when nothing ends it. The eve, if there is none today."""
    written = TaxRate.objects.filter(kind=kind).values_list("valid_from", "valid_to")
    spans = [(first, last or ALWAYS) for first, last in written]
    spans += [(first, last) for name, _percent, first, last in KNOWN if name == kind]
    covered, ended = today - timedelta(days=1), [last for _first, last in spans if last < today]
    for first, last in sorted(spans):
        if first <= covered + timedelta(days=1) and last > covered:
            covered = last
        if covered == ALWAYS:
            return None
    return covered if covered >= today else max(ended, default=covered)
