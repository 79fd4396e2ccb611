"""Where a ticket counts, and the counts themselves."""

from collections import Counter

from django.db import transaction
from django.db.models import Count, Sum

from .models import Status, Tally, Ticket

FOLD_FROM = 64


def places(ticket):
    if not ticket.is_live:
        return set()
    here = {"live", f"mine:{ticket.technician_id}" if ticket.technician_id else "unassigned"}
    if ticket.status == Status.WAITING:
        here.add("waiting")
    if ticket.overdue_at:
        here.add("overdue")
    return here


def move(before, after):
    gone, come = before - after, after - before
    Tally.objects.bulk_create([Tally(place=p, delta=d) for places, d in ((gone, -1), (come, 1)) for p in places])


def counts(technician):
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


def fold_tallies(now=None):
    """Sum old deltas into one row per place, so that reading them never grows with the work done."""
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


def recount(now=None):
    """Count again from the tickets, put right what drifted, and answer the differences found, by place."""
    with transaction.atomic():
        kept = Counter({row["place"]: row["n"] for row in Tally.objects.values("place").annotate(n=Sum("delta"))})
        live = Ticket.objects.live()
        real = Counter({"live": live.count(), "unassigned": Ticket.objects.unassigned().count()})
        real["waiting"] = Ticket.objects.waiting().count()
        real["overdue"] = Ticket.objects.overdue().count()
        for technician, n in live.exclude(technician=None).values_list("technician").annotate(Count("pk")):
            real[f"mine:{technician}"] = n
        drift = {place: real[place] - kept[place] for place in real | kept if real[place] != kept[place]}
        Tally.objects.bulk_create([Tally(place=place, delta=delta) for place, delta in drift.items()])
    return drift
