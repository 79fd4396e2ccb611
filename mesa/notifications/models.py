"""What could not be told, and what needs no telling any more."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets.models import Event, Ticket


class StuckQuerySet(models.QuerySet["Stuck"]):
    def visible_to(self, user: User) -> "StuckQuerySet":
        """All, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()


class Stuck(models.Model):
    """An event whose letters could not be written. Tried again, ever more seldom, until its cause is mended:
    the event says when."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="stuck")
    tries = models.PositiveSmallIntegerField(default=1)
    error = models.CharField(max_length=300)
    stuck_at = models.DateTimeField(default=timezone.now)

    objects = StuckQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stuck"

    def __str__(self) -> str:
        return f"{self.event_id}: {self.error}"


class Known(models.Model):
    """How far somebody knows a ticket: read on an open page, or told in a letter. Kept while it matters."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "known"
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="a_person_knows_a_ticket_once")]
        indexes = [models.Index(fields=["at"], name="known_by_age")]

    def __str__(self) -> str:
        return f"{self.person_id} knows #{self.ticket_id} up to v{self.version}"
