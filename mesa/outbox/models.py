"""Letters waiting to leave. Knows addresses and words, never tickets."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, failed_at=None)

    def due(self, now):
        return self.waiting().filter(try_after__lte=now).order_by("try_after", "pk")


class Message(models.Model):
    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=12)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    posted_at = models.DateTimeField(default=timezone.now)
    try_after = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_letter_is_sent_or_failed_never_both",
                condition=Q(sent_at=None) | Q(failed_at=None),
            )
        ]
        indexes = [
            models.Index(fields=["try_after", "id"], condition=Q(sent_at=None, failed_at=None), name="letters_waiting"),
            models.Index(fields=["-id"], condition=~Q(error=""), name="letters_in_trouble"),
        ]

    def __str__(self):
        return f"{self.channel} → {self.to}: {self.subject}"


class RefusedAddress(models.Model):
    """An address that a server refused for good; nothing more is sent to it until it is forgiven."""

    channel = models.CharField(max_length=12)
    address = models.CharField(max_length=254)
    reason = models.CharField(max_length=300)
    refused_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "address"], name="an_address_is_refused_once")]

    def __str__(self):
        return self.address
