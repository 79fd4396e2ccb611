"""How the installation feels: what /readyz and /metrics tell."""

from datetime import timedelta

from django.db import connection

from mesa.outbox.reads import oldest_waiting
from mesa.tickets.room import space
from mesa.worker.models import Round
from mesa.worker.rounds import HEARTBEAT

SILENT_AFTER = timedelta(seconds=30)
LATE_AFTER = timedelta(minutes=15)


def worker_silence(now):
    heard = Round.objects.filter(name=HEARTBEAT).values_list("walked_at", flat=True).first()
    return now - heard if heard else None


def complaints(now):
    """`{"worker": "silent for 40 s"}`: what is wrong, by name; empty when all is well."""
    connection.ensure_connection()
    found, silence, age = {}, worker_silence(now), oldest_waiting(now)
    if silence is None:
        found["worker"] = "not heard yet"
    elif silence > SILENT_AFTER:
        found["worker"] = f"silent for {silence.total_seconds():.0f} s"
    if age > LATE_AFTER:
        found["outbox"] = f"a letter has waited for {age.total_seconds():.0f} s"
    if (left := space()).is_low:
        found["disk"] = f"{left.free / 2**30:.1f} GB free"
    return found
