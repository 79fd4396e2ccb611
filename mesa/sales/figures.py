"""How sales go: what was won and why not, what it was worth each month, and what has waited how long."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q

from mesa.accounts.models import User
from mesa.lib.money import cents

from . import clocks
from .models import Case, Decision, Stage
from .pipeline import month_start

MONTHS = 12
AGES = ((0, 7), (7, 30), (30, 90), (90, None))  # days, of what is still to be decided


class Won(NamedTuple):
    won: int
    lost: int
    reasons: list[tuple[str, int]]  # (code, how many), the most frequent first

    @property
    def rate(self) -> Decimal | None:
        """Percent of what ended that was sold; None when nothing ended."""
        ended = self.won + self.lost
        return cents(Decimal(100 * self.won) / ended) if ended else None


def won(user: User, now: datetime) -> Won:
    """What ended in the last twelve months, of what this person may see."""
    ended = Case.objects.visible_to(user).filter(ended_at__gte=_since(now), stage__in=(Stage.WON, Stage.LOST))
    counts = ended.values_list("stage", "lost_because").annotate(many=Count("pk")).order_by("-many", "lost_because")
    found = list(counts)
    reasons = [(because, many) for stage, because, many in found if stage == Stage.LOST]
    return Won(sum(many for stage, _because, many in found if stage == Stage.WON), sum(n for _b, n in reasons), reasons)


def by_month(user: User, now: datetime) -> list[tuple[date, Decimal]]:
    """`[(first day, pesos sold)]`, the oldest first; dollars at the rate that their quote wrote down."""
    accepted = Decision.objects.filter(
        at__gte=_since(now), total__isnull=False, quote__case__in=Case.objects.visible_to(user)
    )
    sold: dict[date, Decimal] = defaultdict(Decimal)
    for at, total, rate in accepted.values_list("at", "total", "quote__rate"):
        sold[clocks.today(at).replace(day=1)] += cents((total or Decimal(0)) * (rate or 1))
    return [(month, sold[month]) for month in months(now)]


def ages(user: User, now: datetime) -> list[tuple[int, int | None, int]]:
    """`[(from days, to days or None, how many)]` of what is to be quoted or to be decided."""
    spans = {
        f"age{n}": Count("pk", filter=Q(escalated_at__lte=now - timedelta(days=first)) & _younger(now, last))
        for n, (first, last) in enumerate(AGES)
    }
    counted = Case.objects.visible_to(user).filter(stage__in=(Stage.OPEN, Stage.QUOTED)).aggregate(**spans)
    return [(first, last, counted[f"age{n}"]) for n, (first, last) in enumerate(AGES)]


def months(now: datetime) -> list[date]:
    """The first days of the last twelve months, this one included."""
    this = clocks.today(now).replace(day=1)
    first = this.year * 12 + this.month - MONTHS
    return [date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(MONTHS)]


def _younger(now: datetime, days: int | None) -> Q:
    return Q(escalated_at__gt=now - timedelta(days=days)) if days else Q()


def _since(now: datetime) -> datetime:
    first = months(now)[0]
    return month_start(now).replace(year=first.year, month=first.month)
