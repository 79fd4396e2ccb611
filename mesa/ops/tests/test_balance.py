"""`bin/manage balance` over ten thousand tickets, whose seconds were counted by other means than ours."""

import json
import random
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from mesa.tickets import actions
from mesa.tickets.models import Credit, Event, Ticket

MANY = 10_000
FROM = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)


def balance(**options):
    out = StringIO()
    call_command("balance", stdout=out, **options)
    return out.getvalue()


def lived(dice):
    """One ticket's moves as (milliseconds, kind, data), and by counting on fingers (granted, used, since, ended)."""
    now, used, granted, since, over = dice.randrange(10**9), 0, 3600, None, None
    moves, now = [(now, "contacted", {"credit": "started", "minutes": 60})], now
    since = now // 1000
    for _ in range(dice.randrange(7)):
        now += dice.randrange(1, 40 * 60_000)
        what = dice.choice(["noted", "extended", "paused" if since is not None else "resumed"])
        if what == "paused":
            used, since = used + now // 1000 - since, None
        elif what == "resumed":
            since = now // 1000
        elif what == "extended":
            granted += 60 * 15
        data = {} if what == "noted" else {"credit": what} | ({"minutes": 15} if what == "extended" else {})
        moves.append((now, what if what == "noted" else f"credit_{what}", data))
    if dice.random() < 0.7:
        now += dice.randrange(60_000)
        used, since, over = used + (now // 1000 - since if since is not None else 0), None, now // 1000
        moves.append((now, "resolved", {"credit": "ended"}))
    return moves, (granted, used, since, over)


@pytest.fixture
def desk(ticket):
    """Written in bulk, behind the acts: a year of work in seconds."""
    dice, same = random.Random(7), {f.attname: getattr(ticket, f.attname) for f in Ticket._meta.concrete_fields}
    tickets = Ticket.objects.bulk_create([Ticket(**same | {"id": None, "key": None}) for _ in range(MANY)], 500)
    lines, kept = [], []
    for ticket in tickets:
        moves, (granted, used, since, over) = lived(dice)
        for version, (at, kind, data) in enumerate(moves, 1):
            lines.append(Event(ticket=ticket, version=version, kind=kind, data=data, at=moment(at / 1000)))
        moved = max(at for at, _, data in moves if data)
        facts = {"running_since": moment(since), "ended_at": moment(over), "moved_at": moment(moved // 1000)}
        warned = kept_warning(moves)
        kept.append(
            Credit(ticket=ticket, granted_seconds=granted, used_seconds=used, started_at=FROM, warned=warned, **facts)
        )
    Event.objects.bulk_create(lines, 500)
    return Credit.objects.bulk_create(kept, 500)


def moment(seconds):
    return None if seconds is None else FROM + timedelta(seconds=seconds)


def kept_warning(moves):
    """An extension leaves behind the marks that are not ahead any more; told here the long way."""
    warned, used, since, granted = None, 0, None, 0
    for at, _, data in moves:
        at, what = at // 1000, data.get("credit")
        if what in ("started", "resumed"):
            since = at
        if what in ("paused", "ended") and since is not None:
            used, since = used + at - since, None
        if what in ("started", "extended"):
            granted += data["minutes"] * 60
            left = max(granted - used - (at - since if since is not None else 0), 0)
            warned = 0 if left == 0 else 300 if left <= 300 else 900 if left <= 900 else None
    return warned


@pytest.mark.slow
def test_ten_thousand_tickets_are_equal_to_the_second(desk):
    told = json.loads(balance(json=True))
    assert (told["checked"], told["differences"]) == (MANY, [])
    for credit in desk[::2500]:
        Credit.objects.filter(pk=credit.pk).update(used_seconds=credit.used_seconds + 1)
    Credit.objects.filter(pk=desk[1].pk).delete()
    with pytest.raises(SystemExit) as end:
        balance()
    assert end.value.code == 1


def test_it_says_what_differs_and_by_how_much(taken, tere, capsys):
    actions.contact(taken, by=tere, channel="phone", summary="Hola.")
    assert balance().startswith("0 differences in 1 credits")
    Credit.objects.update(used_seconds=5)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("balance", json=True, stdout=out)
    assert json.loads(out.getvalue())["differences"] == [
        {"ticket": taken.pk, "column": "used_seconds", "ledger": 0, "stored": 5}
    ]
