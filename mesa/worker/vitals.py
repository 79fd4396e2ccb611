"""How the installation feels: what /readyz and /metrics tell."""

from datetime import timedelta

from django.db import connection

from mesa.outbox.models import Message

from .models import Round
from .rounds import HEARTBEAT

SILENT_AFTER = timedelta(seconds=30)
LATE_AFTER = timedelta(minutes=15)


def worker_silence(now):
    heard = Round.objects.filter(name=HEARTBEAT).values_list("walked_at", flat=True).first()
    return now - heard if heard else None


def outbox_age(now):
    oldest = Message.objects.waiting().order_by("posted_at").values_list("posted_at", flat=True).first()
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)


def complaints(now):
    """`{"worker": "silent for 40 s"}`: what is wrong, by name; empty when all is well."""
    connection.ensure_connection()
    found, silence, age = {}, worker_silence(now), outbox_age(now)
    if silence is None:
        found["worker"] = "not heard yet"
    elif silence > SILENT_AFTER:
        found["worker"] = f"silent for {silence.total_seconds():.0f} s"
    if age > LATE_AFTER:
        found["outbox"] = f"a letter has waited for {age.total_seconds():.0f} s"
    return found
