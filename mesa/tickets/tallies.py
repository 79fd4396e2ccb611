"""Where a ticket counts, and the counts themselves."""

from collections import Counter
from collections.abc import Set
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat

from mesa.accounts.models import User

from .models import Status, Tally, Ticket

FOLD_FROM = 64


def places(ticket: Ticket) -> set[str]:
    """Where a ticket counts now: «live», «mine:7» or «unassigned», «waiting», «overdue»; nowhere when it is over."""
    if not ticket.is_live:
        return set()
    here = {"live", f"mine:{ticket.technician_id}" if ticket.technician_id else "unassigned"}
    if ticket.status == Status.WAITING:
        here.add("waiting")
    if ticket.overdue_at:
        here.add("overdue")
    return here


def move(before: Set[str], after: Set[str]) -> None:
    """Write down that a ticket counts in other places than before."""
    gone, come = before - after, after - before
    Tally.objects.bulk_create([Tally(place=p, delta=d) for places, d in ((gone, -1), (come, 1)) for p in places])


def counts(technician: User) -> dict[str, int]:
    """`{"unassigned": 3, "mine": 1, "waiting": 0, "overdue": 0, "live": 4}` as one technician sees them."""
    mine = f"mine:{technician.pk}"
    found = dict(
        Tally.objects.filter(place__in=["unassigned", mine, "waiting", "overdue", "live"])
        .values_list("place")
        .annotate(Sum("delta"))
    )
    return {name: found.get(name, 0) for name in ("unassigned", "waiting", "overdue", "live")} | {
        "mine": found.get(mine, 0)
    }


def fold_tallies(now: datetime | None = None) -> int:
    """Sum old deltas into one row per place, so that reading them never grows with the work done.

    Answers how many it summed.
    """
    with transaction.atomic():
        rows = list(Tally.objects.select_for_update().order_by("pk")[:5000])
        totals: Counter[str] = Counter()
        for row in rows:
            totals[row.place] += row.delta
        if len(rows) < len(totals) + FOLD_FROM:
            return 0
        Tally.objects.filter(pk__in=[row.pk for row in rows]).delete()
        Tally.objects.bulk_create([Tally(place=p, delta=n) for p, n in totals.items() if n])
    return len(rows)


def drift() -> dict[str, int]:
    """What the tickets say less what the tallies say, by place. One question, so that both speak of one moment."""
    live = Ticket.objects.live()
    here = {
        "live": live, "unassigned": Ticket.objects.unassigned(), "waiting": Ticket.objects.waiting(),
        "overdue": Ticket.objects.overdue(),
    }  # fmt: skip
    counted = [_counted(Value(place), tickets) for place, tickets in here.items()]
    mine = Concat(Value("mine:"), Cast("technician", CharField()), output_field=CharField())
    counted.append(_counted(mine, live.exclude(technician=None)))
    found: Counter[str] = Counter()
    for row in Tally.objects.values("place").annotate(n=-Sum("delta")).union(*counted, all=True):
        found[row["place"]] += row["n"]
    return {place: n for place, n in found.items() if n}


def _counted(place: Any, tickets: QuerySet[Ticket]) -> QuerySet[Ticket, Any]:
    return tickets.order_by().annotate(place=place).values("place").annotate(n=Count("pk"))


def recount(now: datetime | None = None) -> dict[str, int]:
    """Put right what drifted, and answer the differences found, by place."""
    with transaction.atomic():
        found = drift()
        Tally.objects.bulk_create([Tally(place=place, delta=delta) for place, delta in found.items()])
    return found
