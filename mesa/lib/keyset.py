"""Pages of a long list: each goes on after a mark, which names the last row that was shown.

A mark is what people may put into an address: one that is not ours asks for the first page.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
MOST = 18  # digits: what every column of numbers holds
LATEST = 17  # digits of microseconds: the year 5138


def number(text: object) -> int | None:
    """The whole number that was written, of 18 plain digits at most; None for anything else, a missing one too."""
    text = str(text or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST else None


def mark(moment: datetime, pk: int) -> str:
    """Names a row of a list that is ordered by a moment, in microseconds since 1970."""
    return f"{(moment - EPOCH) // MICROSECOND}-{pk}"


def place(text: str) -> tuple[datetime, int] | None:
    """What `mark` wrote; None for anything else."""
    moment, dash, pk = text.partition("-")
    if not dash or number(moment) is None or number(pk) is None or len(moment) > LATEST:
        return None
    return EPOCH + int(moment) * MICROSECOND, int(pk)


def beyond(rows: QuerySet, by: str, after: tuple[Any, int] | None) -> QuerySet:
    """`rows` after that place, in the order of the column `by` ("-…" from the last), equals by pk the same way."""
    column, back = by.removeprefix("-"), by.startswith("-")
    if after:
        follows, bound = (TupleLessThan, "lte") if back else (TupleGreaterThan, "gte")
        # The plain comparison looks redundant: it is how SQLite finds the place in the index.
        rows = rows.filter(follows(Tuple(column, "pk"), after), **{f"{column}__{bound}": after[0]})
    return rows.order_by(by, "-pk" if back else "pk")


def page(rows: QuerySet, text: str, size: int, *, by: str) -> tuple[Sequence[Any], str]:
    """`(up to size rows after the mark, the mark of the next page or "")`; `by` is a column of moments."""
    found = list(beyond(rows, by, place(text))[: size + 1])
    shown = found[:size]
    return shown, mark(getattr(shown[-1], by.removeprefix("-")), shown[-1].pk) if len(found) > size else ""


def newest(rows: QuerySet, text: str, size: int) -> tuple[Sequence[Any], str]:
    """The same, ordered by number from the last: there the mark is the number alone."""
    before = number(text)
    found = list((rows if before is None else rows.filter(pk__lt=before)).order_by("-pk")[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""
