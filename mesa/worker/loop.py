"""The worker: walks the queues and the rounds, one at a time, until it is told to stop."""

import threading
import time
from datetime import UTC, datetime, timedelta

import structlog
from django.db import close_old_connections, connections

from mesa.tickets import actions as tickets
from mesa.tickets import promises, tail

from . import rounds
from .models import Round

log = structlog.get_logger("mesa.worker")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SURE = timedelta(minutes=1)  # whoever wrote later than this after the last beat wrote at a desk that was up
TICK = 0.25  # seconds
MOST_PASSES = 10_000


def now():
    return datetime.now(UTC)


def slot(moment, every):
    """Counted from the epoch: every worker draws the same lines, and nothing drifts."""
    return (moment - EPOCH) // every


def walk(function, moment):
    """One that fails is written down; the others go on."""
    try:
        return function(moment) or 0
    except Exception:
        log.exception("round_failed", round=rounds.name_of(function))
        return 0


def claim(name, every, moment):
    return Round.objects.claim(name, slot(moment, every), moment)


def beat(moment):
    """Before anything else is done after a silence: what ran meanwhile ran without anybody."""
    last = Round.objects.filter(name=rounds.HEARTBEAT).values_list("walked_at", flat=True).first()
    if last and moment - last > promises.STOPPED and (tail.last_word() or last) < last + SURE:
        returned = tickets.return_credit(last, moment)
        log.warning("desk_was_stopped", since=last.isoformat(), credits_returned=returned)
    claim(rounds.HEARTBEAT, rounds.HEARTBEAT_EVERY, moment)


def walk_rounds(moment):
    for function, every in rounds.ROUNDS.items():
        if claim(rounds.name_of(function), every, moment):
            walk(function, moment)


def drain():
    """Until the queues are empty, or hold only what must wait for its hour."""
    beat(now())
    walk_rounds(now())
    for _ in range(MOST_PASSES):
        if not sum(walk(function, now()) for function in [*rounds.QUEUES, *rounds.APART]):
            return


def run(stop):
    """Until `stop` is set; what is in hand is finished first. A queue that gave work is walked again at once."""
    beside = threading.Thread(target=_go_beside, args=(stop,), name="apart")
    beside.start()
    _go({beat: rounds.HEARTBEAT_EVERY, **rounds.QUEUES, walk_rounds: min(rounds.ROUNDS.values())}, stop)
    beside.join()


def _go_beside(stop):
    try:
        _go(rounds.APART, stop)
    finally:
        connections.close_all()


def _go(plan, stop):
    walked: dict = {}
    while not stop.is_set:
        busy = False
        for function, every in plan.items():
            moment = now()
            here = slot(moment, every)
            if stop.is_set or walked.get(function) == here:
                continue
            close_old_connections()
            more = walk(function, moment)
            walked[function] = None if more else here
            busy = busy or bool(more)
        if not busy:
            time.sleep(TICK)
