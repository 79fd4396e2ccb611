"""Where every sale is: by stage, by age, by who has it, a page at a time; and what expires first."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from mesa.accounts.models import Role, User
from mesa.lib import keyset
from mesa.lib.money import ZERO

from . import clocks
from .models import Case, Product, Quote, Stage, State
from .next_steps import Next, last_move, next_step

COLUMN, SUMMED, PAGE, SOON = 20, 100, 50, timedelta(days=7)
STAGES = (Stage.OPEN, Stage.QUOTED, Stage.WON, Stage.LOST)
ENDED = (Stage.WON, Stage.LOST)
NOBODY = "nadie"


M = TypeVar("M", bound=Model)


class Row(NamedTuple):
    """A case with its newest version, and what the person would pay for what is recommended, or pays."""

    case: Case
    quote: Quote | None
    total: Decimal | None
    step: Next | None
    moved_at: datetime  # when anybody did something last


class Column(NamedTuple):
    """One stage of the board. `mark`: of what follows; `sums`: currency → what its first `SUMMED` rows are worth;
    `whole`: there are no more than those."""

    stage: Stage
    rows: list[Row]
    mark: str
    sums: dict[str, Decimal]
    whole: bool


def columns(user: User, now: datetime, who: str = "", days: int = 0) -> list[Column]:
    """All stages, with a fixed number of questions.

    `who`: the id of a seller, `NOBODY`, or "" for all; `days`: at least so many since it was sent to sales.
    """
    found = [(stage, *_page(user, stage, now, who, days, size=SUMMED)) for stage in STAGES]
    rows = iter(_rows([case for _stage, cases, _mark in found for case in cases]))
    return [_column(stage, [next(rows) for _case in cases], not mark) for stage, cases, mark in found]


def sums(rows: Sequence[Row]) -> dict[str, Decimal]:
    """Currency → what they are worth together; what has no quote is worth nothing yet."""
    found: dict[str, Decimal] = {}
    for row in rows:
        if row.quote and row.total is not None:
            found[row.quote.currency] = found.get(row.quote.currency, ZERO) + row.total
    return found


def column(
    user: User, stage: Stage, now: datetime, who: str = "", days: int = 0, mark: str = "", *, size: int = PAGE
) -> tuple[list[Row], str]:
    """`(rows, mark of the next page)` of one stage; `mark` is where this page begins."""
    cases, more = _page(user, stage, now, who, days, mark, size)
    return _rows(cases), more


def expiring(user: User, now: datetime, who: str = "") -> list[Quote]:
    """What the person may still accept this week, the first to expire on top."""
    last = clocks.today(now) + SOON
    standing = Quote.objects.visible_to(user).standing().filter(valid_until__lte=last)
    found = _of(standing, who, "case__seller").select_related("case__ticket__requester", "case__seller")
    return list(found.order_by("valid_until", "pk")[:COLUMN])


def awaiting(user: User) -> list[Quote]:
    """Drafts whose author asked for a supervisor's approval."""
    found = Quote.objects.visible_to(user).filter(state=State.DRAFT, approved_at=None, approval_asked_at__isnull=False)
    return list(found.select_related("case__ticket", "author").order_by("approval_asked_at")[:COLUMN])


def products(user: User, words: str = "", mark: str = "", *, size: int = PAGE) -> tuple[Sequence[Product], str]:
    """`(what is offered with these words, by name, mark of the next page)`."""
    offered = Product.objects.visible_to(user).offered().matching(words)
    last = offered.filter(pk=keyset.number(mark) or 0).first()
    found = list(keyset.beyond(offered, "name", (last.name, last.pk) if last else None)[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""


def sellers() -> list[tuple[int, str]]:
    """`(id, name)` of everybody active who may sell, by name."""
    found = User.objects.filter(is_active=True, role__in=(Role.SALES, Role.SUPERVISOR))
    return list(found.order_by("name").values_list("pk", "name"))


def month_start(now: datetime) -> datetime:
    """The first moment of this month at the house."""
    first = clocks.today(now).replace(day=1)
    return datetime(first.year, first.month, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))


def _page(
    user: User, stage: Stage, now: datetime, who: str, days: int, mark: str = "", size: int = PAGE
) -> tuple[Sequence[Case], str]:
    ended = stage in ENDED
    cases = _of(Case.objects.visible_to(user).filter(stage=stage), who, "seller")
    if days:
        cases = cases.filter(escalated_at__lte=now - timedelta(days=days))
    if ended:
        cases = cases.filter(ended_at__gte=month_start(now))
    cases = cases.select_related("ticket__requester", "seller")
    return keyset.page(cases, mark, size, by="-ended_at" if ended else "escalated_at")


def _column(stage: Stage, rows: list[Row], whole: bool) -> Column:
    last, shown = rows[COLUMN - 1 : COLUMN], rows[:COLUMN]
    mark = keyset.mark(_moment(last[0].case), last[0].case.pk) if len(rows) > COLUMN else ""
    return Column(stage, shown, mark, sums(rows), whole)


def _moment(case: Case) -> datetime:
    """By which its column is ordered."""
    return cast(datetime, case.ended_at if case.stage in ENDED else case.escalated_at)


def _of(found: QuerySet[M], who: str, field: str) -> QuerySet[M]:
    if who == NOBODY:
        return found.filter(**{field: None})
    return found.filter(**{field: keyset.number(who)}) if keyset.number(who) else found


def _rows(cases: Sequence[Case]) -> list[Row]:
    versions = Quote.objects.select_related("decision", "order").order_by("-pk")
    prefetch_related_objects(cases, Prefetch("quotes", versions), "quotes__alternatives__lines")
    return [_row(case) for case in cases]


def _row(case: Case) -> Row:
    quote = next(iter(case.quotes.all()), None)
    return Row(case, quote, worth(quote) if quote else None, next_step(case, quote), last_move(case, quote))


def worth(quote: Quote) -> Decimal | None:
    """What was accepted, else what is recommended, else the first; None for a quote without alternatives."""
    decision = getattr(quote, "decision", None)
    if decision and decision.total is not None:
        return decision.total
    alternatives = list(quote.alternatives.all())
    chosen = next((one for one in alternatives if one.recommended), alternatives[0] if alternatives else None)
    return chosen.totals().total if chosen else None
