"""What opens somebody's machine, kept for a moment."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .session import RemoteSession


class AccessCode(models.Model):
    """What opens somebody's machine, for a moment: sealed, for one pair of eyes, and gone with its session."""

    session = models.OneToOneField(RemoteSession, models.CASCADE, primary_key=True, related_name="access_code")
    sealed = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    erase_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["erase_at"], name="access_codes_to_erase")]

    def __str__(self) -> str:
        return f"access code of {self.session_id}"
