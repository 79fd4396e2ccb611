"""A moment that both keep: offered as several, one of which the person chooses."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.assistance import promises
from mesa.tickets.models import Ticket


class Standing(models.TextChoices):
    OFFERED = "offered", _("Falta que elijas la hora")
    KEPT = "kept", _("Hay una hora acordada")
    OVER = "over", _("Ya no hay cita")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def standing(self) -> "AppointmentQuerySet":
        """Offered or chosen, and not over."""
        return self.filter(over_at=None)

    def kept_by(self, technician: User, since: datetime) -> "AppointmentQuerySet":
        """Those of a technician that somebody already chose, from `since` on, in order."""
        return self.standing().filter(technician=technician, starts_at__gte=since).order_by("starts_at")

    def to_remind(self, now: datetime) -> "AppointmentQuerySet":
        """Those whose next reminder is due."""
        return self.standing().filter(remind_at__lte=now).order_by("remind_at", "pk")

    def stray(self, now: datetime) -> "AppointmentQuerySet":
        """Ahead, on a ticket that ended or that somebody else attends now."""
        elsewhere = ~Q(ticket__technician=models.F("technician")) | Q(ticket__due_at__isnull=True)
        return self.standing().filter(Q(starts_at=None) | Q(starts_at__gt=now)).filter(elsewhere).order_by("pk")


class Appointment(models.Model):
    """One at a time on a ticket; nobody is expected in two places."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="appointments", db_index=False)
    technician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments_kept")
    offered_at = models.DateTimeField(default=timezone.now)
    starts_at = models.DateTimeField(null=True)
    changes = models.PositiveSmallIntegerField(default=0, help_text="times it was chosen, moved or called off")
    remind_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket"], condition=Q(over_at=None), name="one_appointment_at_a_time"),
            models.UniqueConstraint(
                fields=["technician", "starts_at"],
                condition=Q(over_at=None, starts_at__isnull=False),
                name="nobody_is_expected_in_two_places",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "-id"], name="appointments_of_a_ticket"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="appointments_to_remind"),
        ]

    def __str__(self) -> str:
        return f"appointment of #{self.ticket_id}"

    @property
    def status(self) -> Standing:
        """Offered, kept or over."""
        if self.over_at:
            return Standing.OVER
        return Standing.KEPT if self.starts_at else Standing.OFFERED

    @property
    def ends_at(self) -> datetime | None:
        """None until the moment is chosen."""
        return self.starts_at and self.starts_at + promises.APPOINTMENT


class Slot(models.Model):
    """One of the moments that were offered."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="slots", db_index=False)
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["appointment", "starts_at"], name="a_moment_is_offered_once")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
