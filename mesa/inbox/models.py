"""What arrived, as it arrived: kept before anything is made of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.tickets.models import Note, Ticket


class Outcome(models.TextChoices):
    CREATED = "created", _("Abrió un ticket")
    APPENDED = "appended", _("Se agregó a su ticket")
    IGNORED = "ignored", _("Lo escribió una máquina")
    QUARANTINED = "quarantined", _("Apartado: alguien debe verlo")


class Mail(models.Model):
    """One message, however many ways it came by. It has no outcome until something was made of it."""

    identity = models.CharField(max_length=64, unique=True, help_text="of what it says, not of the way it came")
    raw = models.BinaryField(help_text="compressed with zlib")
    arrived_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(Note, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(outcome=""), name="mail_to_make_something_of")]

    def __str__(self):
        return f"mail {self.pk}: {self.outcome or 'waiting'}"
