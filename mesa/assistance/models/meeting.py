"""The session as its maker knows it, where the installation lets Mesa set it up."""

from django.db import models
from django.db.models import Q

from .session import RemoteSession


class Meeting(models.Model):
    """Owed while it has a `try_after`: first to be made, and once its session is over, to be closed."""

    session = models.OneToOneField(RemoteSession, models.CASCADE, primary_key=True, related_name="meeting")
    tries = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True)
    sealed = models.BinaryField(default=b"")
    made_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["try_after"], condition=Q(try_after__isnull=False), name="meetings_owed")]

    def __str__(self) -> str:
        return f"meeting of {self.session_id}"

    @property
    def is_open(self) -> bool:
        """Made and not closed."""
        return bool(self.made_at) and not self.closed_at
