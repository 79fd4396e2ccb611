"""Doing something once, however often it is asked."""

from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from .models import IdempotencyKey

KEPT = timedelta(hours=24)
BATCH = 1000


class KeyReused(Exception):
    """The same key came with another request."""


class StillRunning(Exception):
    """The first of two equal requests has not ended."""


def once(*, by, key, request_line, body, make):
    """`(answer, again)`: what `make` answered for this key, now or before. Refused or failed, nothing is kept.

    A copy that arrives meanwhile waits for the first at the unique row, and then finds its answer.
    """
    fingerprint = sha256(request_line.encode() + b"\n" + body).hexdigest()
    with transaction.atomic():
        kept = _claim(by, key, fingerprint, timezone.now())
        if kept.status is not None:
            return kept, True
        answer = make()
        kept.status, kept.location, kept.body = answer.status, answer.location, answer.body
        kept.save(update_fields=["status", "location", "body"])
    return kept, False


def _claim(by, key, fingerprint, now):
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(owner=by, key=key, fingerprint=fingerprint, made_at=now)
    except IntegrityError:
        kept = IdempotencyKey.objects.select_for_update().filter(owner=by, key=key).first()
    except OperationalError as waited:
        raise StillRunning from waited
    if kept is None:
        raise StillRunning
    if kept.made_at < now - KEPT:
        kept.fingerprint, kept.status, kept.made_at = fingerprint, None, now
        kept.save(update_fields=["fingerprint", "status", "made_at"])
    if kept.fingerprint != fingerprint:
        raise KeyReused
    return kept


def forget_keys(now):
    old = IdempotencyKey.objects.filter(made_at__lt=now - KEPT).values_list("pk", flat=True)[:BATCH]
    return IdempotencyKey.objects.filter(pk__in=list(old)).delete()[0]


def forget(person, addresses):
    """They leave: what their machines were answered, and what others were answered that names these addresses."""
    IdempotencyKey.objects.filter(owner=person).delete()
    for address in addresses:
        IdempotencyKey.objects.filter(body__icontains=address).delete()
