"""What was answered to a request that may be sent again."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class IdempotencyKey(models.Model):
    """Written in the transaction of the thing it made, so that neither exists without the other."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="idempotency_keys", db_index=False)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="of the method, the path and the body")
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="a_key_of_a_person_has_one_answer")]
        indexes = [models.Index(fields=["made_at"], name="idempotency_keys_by_age")]

    def __str__(self):
        return f"{self.key} of {self.owner_id}"
