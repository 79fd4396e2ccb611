"""Doors for machines that watch over the installation."""

import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from mesa.channels import installed
from mesa.doors.request_facts import is_here
from mesa.outbox.models import Message
from mesa.outbox.reads import oldest_waiting

from . import health
from .metrics import ARRIVED, OLDEST, SILENT, WAITING


@login_not_required
@require_safe
@never_cache
def healthz(request):
    """Alive: asks nobody, so a slow database does not get us killed."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def readyz(request):
    try:
        wrong = health.complaints(timezone.now())
    except DatabaseError:
        wrong = {"database": "does not answer"}
    said = {"ready": not wrong}
    if _may_measure(request):
        said |= {name: wrong.get(name, "ok") for name in ("database", "worker", "outbox", "disk")}
    return JsonResponse(said, status=503 if wrong else 200)


@login_not_required
@require_safe
@never_cache
def metrics(request):
    if not _may_measure(request):
        raise PermissionDenied
    now = timezone.now()
    silence = health.worker_silence(now)
    WAITING.set(Message.objects.waiting().count())
    OLDEST.set(oldest_waiting(now).total_seconds())
    SILENT.set(silence.total_seconds() if silence else 0)
    for channel in installed():
        for what, amount in channel.waiting().items():
            ARRIVED.labels(channel.slug, what).set(amount)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_measure(request):
    """With the token, or from this very machine when none is set, and not through a proxy on it."""
    token = settings.ENV.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), token.encode())
    return is_here(request)
