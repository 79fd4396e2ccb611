"""One queue for all that workers owe: a row is claimed before anything is made of it, by one worker, for a while.

What is owed are the rows of a queryset; when, is a moment in one of their columns. A claim moves that moment a lease
ahead: so nobody else takes the row meanwhile, and what a killed worker held is due again by itself.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import F, Model, Q, QuerySet


class Queue(NamedTuple):
    """How one kind of work is shared out among workers.

    `lease`: longer than one piece of work may take; it runs out on its own. `batch`: most pieces of a round, which
    lasts `seconds` at most. `delays`: before each further try; the last one repeats. `column`: the moment from which a
    row is due; with `unset_is_due` also while it is empty, otherwise an empty one is owed to nobody. `counts`: columns
    that each claim raises by one.
    """

    lease: timedelta
    batch: int
    column: str = "try_after"
    counts: tuple[str, ...] = ()
    delays: tuple[timedelta, ...] = ()
    seconds: float = 20
    unset_is_due: bool = False

    def due(self, rows: QuerySet, now: datetime) -> QuerySet:
        """Those of `rows` that anybody may claim, in their own order."""
        free = Q(**{self.column: None}) if self.unset_is_due else Q()
        return rows.filter(free | Q(**{f"{self.column}__lte": now}))

    def claim(self, rows: QuerySet, now: datetime, *, until: datetime | None = None) -> Any | None:
        """The first of `rows` that is due, from now on the caller's until `until` (a lease from now); None if none is.

        Two who call at the same moment never get the same row, and neither waits for the other.
        """
        until, due = until or now + self.lease, self.due(rows, now)
        found = _claim_locked if connections[rows.db].features.has_select_for_update_skip_locked else _claim_checked
        row = found(due, {self.column: until} | {name: F(name) + 1 for name in self.counts})
        if row is not None:
            setattr(row, self.column, until)
            for name in self.counts:
                setattr(row, name, getattr(row, name) + 1)
        return row

    def take(self, rows: QuerySet, now: datetime) -> Iterator[Any]:
        """Claims one row after the other, each when its turn comes: a killed worker held one."""
        began = monotonic()
        for _ in range(self.batch):
            passed = monotonic() - began
            if passed > self.seconds:
                return
            row = self.claim(rows, now, until=now + timedelta(seconds=int(passed)) + self.lease)
            if row is None:
                return
            yield row

    def held(self, row: Model) -> QuerySet:
        """The row, if it is still the caller's: nobody claimed it since its lease ran out."""
        rows = type(row)._default_manager.using(row._state.db)
        return rows.filter(pk=row.pk, **{self.column: getattr(row, self.column)})

    def renew(self, row: Model, now: datetime) -> bool:
        """Another whole lease; False if the row is somebody else's by now."""
        return self._move(row, now + self.lease)

    def postpone(self, row: Model, until: datetime, **facts: Any) -> bool:
        """Due again from `until`, with these facts written; False, and nothing written, if it is somebody else's."""
        return self._move(row, until, **facts)

    def give_up(self, row: Model, **facts: Any) -> bool:
        """Owed to nobody any more (with `unset_is_due`: free at once)."""
        return self._move(row, None, **facts)

    def delay(self, tries: int) -> timedelta:
        """How long to wait after so many tries, from 1."""
        return self.delays[min(tries, len(self.delays)) - 1]

    def _move(self, row: Model, until: datetime | None, **facts: Any) -> bool:
        moved = bool(self.held(row).update(**{self.column: until}, **facts))
        if moved:
            setattr(row, self.column, until)
        return moved


def _claim_locked(due: QuerySet, marks: dict[str, Any]) -> Any | None:
    """Where rows can be locked: rows in the hands of others are not seen."""
    with transaction.atomic(using=due.db):
        row = due.select_for_update(skip_locked=True, no_key=True, of=("self",)).first()
        if row is not None:
            due.model._default_manager.using(due.db).filter(pk=row.pk).update(**marks)
    return row


def _claim_checked(due: QuerySet, marks: dict[str, Any]) -> Any | None:
    """Where writers wait in line: the UPDATE asks again whether the row is due, and decides."""
    while (row := due.first()) is not None:
        if due.filter(pk=row.pk).order_by().update(**marks):
            return row
    return None
