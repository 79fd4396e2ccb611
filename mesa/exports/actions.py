"""Asking for the copy of one's data, making it, and removing it."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone, translation

from mesa.accounts.models import User
from mesa.common.letters import written
from mesa.common.links import address
from mesa.common.refusal import Refused
from mesa.lib import archive
from mesa.lib.leases import Queue
from mesa.outbox.actions import post
from mesa.tickets import storage

from .contents import everything
from .models import Export

KEPT = timedelta(days=1)
LOST = timedelta(days=7)  # what could not be made in so long is asked for again, by who still wants it
FOLDER = "exports"
QUEUE = Queue(lease=timedelta(minutes=30), batch=5)  # longer than copying what one person sent in years

log = structlog.get_logger(__name__)


def ask_export(*, by: User) -> Export:
    """The worker makes it; while there is one, being made or waiting to be taken, that one. Raises Refused."""
    if not (by.is_active and by.is_verified):
        raise Refused
    now = timezone.now()
    Export.objects.filter(person=by, kept_until__lte=now).delete()  # its file goes with the round, as a file of nobody
    return Export.objects.get_or_create(person=by, defaults={"asked_at": now, "try_after": now})[0]


def make_exports(now: datetime) -> int:
    """One after the other; answers how many were made. What the disk does not take is tried again in a lease."""
    waiting = Export.objects.filter(made_at=None).select_related("person").order_by("asked_at", "pk")
    return sum(_make(export) for export in QUEUE.take(waiting, now))


def forget_exports(now: datetime) -> int:
    """Those that are over, with their files; answers how many."""
    over = Export.objects.filter(kept_until__lte=now) | Export.objects.filter(made_at=None, asked_at__lte=now - LOST)
    return sum(_remove(export) for export in over.order_by("pk")[:100])


def forget(person: User) -> None:
    """They leave: nothing of theirs waits to be taken."""
    for export in Export.objects.filter(person=person):
        _remove(export)


def _make(export: Export) -> bool:
    person = export.person
    with translation.override(person.language):
        path, size, _digest = storage.write(archive.stream(everything(person)), folder=FOLDER)
    letter = written("exports", "ready", language=person.language, link=address("portal:leave"))
    now = timezone.now()
    with transaction.atomic():
        done = QUEUE.give_up(export, made_at=now, kept_until=now + KEPT, path=path, size=size)
        if done:
            headers = {"Auto-Submitted": "auto-generated"}
            post(key=f"export-{export.pk}", channel="email", to=person.email, headers=headers, **letter)
    if not done:
        storage.remove(path)  # they left meanwhile, or another worker went on with it
        return False
    log.info("export_made", person=person.pk, size=size)
    return True


def _remove(export: Export) -> bool:
    gone = bool(Export.objects.filter(pk=export.pk).delete()[0])
    storage.remove(export.path)
    return gone
