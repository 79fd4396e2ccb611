"""Each time somebody was looked for, and the silence that follows when nobody answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.tickets.models import Ticket


class Outcome(models.TextChoices):
    REACHED = "reached", _("Contestó")
    NO_ANSWER = "no_answer", _("No contestó")
    BUSY = "busy", _("Ocupado o apagado")
    MESSAGE = "message", _("Dejé mensaje")
    WRONG = "wrong", _("El número no es suyo")


class ContactAttempt(models.Model):
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="attempts", db_index=False)
    channel = models.CharField(max_length=10, help_text="the slug of a way")
    outcome = models.CharField(max_length=10, choices=Outcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["ticket", "-id"], name="attempts_of_a_ticket")]

    def __str__(self) -> str:
        return f"{self.channel} on #{self.ticket_id}: {self.outcome}"


class Silence(models.Model):
    """The person was told that nobody could reach them. It ends with their first word, or with the ticket."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="silences")
    told_at = models.DateTimeField(default=timezone.now)
    warn_at = models.DateTimeField(null=True)
    close_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(close_at__isnull=False), name="one_silence_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["warn_at"], condition=Q(warn_at__isnull=False), name="silences_to_warn"),
            models.Index(fields=["close_at"], condition=Q(close_at__isnull=False), name="silences_to_close"),
        ]

    def __str__(self) -> str:
        return f"silence of #{self.ticket_id}"

    @property
    def status(self) -> str:
        """That of its ticket: it lasts while the ticket waits."""
        return self.ticket.status
