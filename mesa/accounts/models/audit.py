"""The audit ledger of who may do what."""

from django.db import models
from django.utils import timezone

from .people import User


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(self, user: User) -> "AuditQuerySet":
        """Every line, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()


class AuditEvent(models.Model):
    """Sign-ins of those who work here and changes of permission. Only `audit.note` writes it; nobody edits it."""

    kind = models.CharField(max_length=32)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.kind}"
