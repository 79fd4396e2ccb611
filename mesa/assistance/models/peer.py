"""Who is in a session of the browser right now, and what their browsers say to each other to meet."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .session import RemoteSession


class PeerRole(models.TextChoices):
    SHARER = "sharer"
    VIEWER = "viewer"
    OBSERVER = "observer"


class PeerQuerySet(models.QuerySet["Peer"]):
    def here(self, session: RemoteSession | int, now: datetime) -> "PeerQuerySet":
        """The open pages of a session, the oldest first."""
        return self.filter(session=session, until__gt=now, removed_at=None).order_by("pk")


class Peer(models.Model):
    """One open page. True until `until`; the page says it again before. The key is that page's alone."""

    session = models.ForeignKey(RemoteSession, models.CASCADE, related_name="peers", db_index=False)
    key = models.CharField(max_length=32, unique=True)
    role = models.CharField(max_length=8, choices=PeerRole)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    link = models.ForeignKey("assistance.TicketLink", models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=120)
    until = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = PeerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session", "until"], name="peers_of_a_session")]

    def __str__(self) -> str:
        return f"{self.role} of {self.session_id}"


class Signal(models.Model):
    """Words of one browser to another; read once and forgotten within minutes."""

    sender = models.ForeignKey(Peer, models.CASCADE, related_name="sent", db_index=False)
    receiver = models.ForeignKey(Peer, models.CASCADE, related_name="received", db_index=False)
    kind = models.CharField(max_length=10)
    body = models.TextField()
    heard = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["receiver", "id"], condition=Q(heard=False), name="signals_to_hear"),
            models.Index(fields=["sender", "at"], name="signals_of_a_peer"),
            models.Index(fields=["at"], name="signals_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.receiver_id}"
