"""When people are answered: who is on shift, what was told, and what then happened."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User

from .ticket import Ticket


class ShiftQuerySet(models.QuerySet["Shift"]):
    def visible_to(self, user: User) -> "ShiftQuerySet":
        """Every shift, for technicians only."""
        return self.all() if user.is_technician else self.none()

    def on(self) -> "ShiftQuerySet":
        """Those that did not end."""
        return self.filter(ended_at=None)


class Shift(models.Model):
    """A technician at work, from when they say so until they say so or the working day ends."""

    technician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="shifts")
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    substitute = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    forgotten = models.BooleanField(default=False)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["technician"], condition=Q(ended_at=None), name="one_shift_at_a_time")
        ]
        indexes = [models.Index(fields=["started_at"], name="shifts_by_start")]

    def __str__(self) -> str:
        return f"shift of {self.technician_id} since {self.started_at:%F %R}"


class Forecast(models.Model):
    """A window somebody was shown. The first one of a ticket is the one that counts."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="forecasts", db_index=False)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    shown_at = models.DateTimeField(default=timezone.now)
    first = models.BooleanField(default=False)
    hit = models.BooleanField(null=True)

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="forecasts_of_a_ticket")]
        constraints = [
            models.UniqueConstraint(fields=["ticket"], condition=Q(first=True), name="one_forecast_comes_first")
        ]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.from_at:%F %R}–{self.to_at:%F %R}"


class FirstContact(models.Model):
    """What the first contact of a ticket tells of our pace. `hit`: it fell in the window first shown."""

    ticket = models.OneToOneField(Ticket, models.CASCADE, primary_key=True, related_name="first_contact")
    technician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    waited = models.DurationField(help_text="open time since the report")
    taken = models.DurationField(null=True, help_text="open time since this technician's last first contact")
    hit = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="first_contacts_by_moment"),
            models.Index(fields=["technician", "at"], name="first_contacts_of_a_technician"),
            models.Index(fields=["-at"], condition=Q(taken__isnull=False), name="first_contacts_with_a_pace"),
        ]

    def __str__(self) -> str:
        return f"first contact of #{self.ticket_id}"


class ResponseDay(models.Model):
    """The first contacts of one day, counted, so that no page counts them again."""

    BIN = timedelta(minutes=5)

    day = models.DateField(primary_key=True)
    contacts = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)
    waits = models.JSONField(default=dict, help_text="steps of five minutes waited → how many people")

    def __str__(self) -> str:
        return f"{self.day}: {self.contacts}"
