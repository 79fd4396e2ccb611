"""What could not be told."""

from django.db import models
from django.utils import timezone

from mesa.tickets.models import Event


class StuckQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all() if user.is_supervisor else self.none()


class Stuck(models.Model):
    """An event whose letters could not be written. Tried again, ever more seldom, until its cause is mended."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="stuck")
    tries = models.PositiveSmallIntegerField(default=1)
    error = models.CharField(max_length=300)
    stuck_at = models.DateTimeField(default=timezone.now)
    try_after = models.DateTimeField()

    objects = StuckQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stuck"

    def __str__(self):
        return f"{self.event_id}: {self.error}"
