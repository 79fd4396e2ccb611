"""When each round was last walked, so that several workers walk it once and others can see that they live."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

ASTRAY = timedelta(minutes=5)  # more than workers disagree on the time: a round dated later was walked by a wrong clock


class RoundQuerySet(models.QuerySet):
    def claim(self, name, slot, now):
        """True for exactly one caller per slot, whoever and wherever it is. A clock set back goes on from there."""
        self.bulk_create([self.model(name=name, slot=-1, walked_at=now)], ignore_conflicts=True)
        due = Q(slot__lt=slot) | Q(walked_at__gt=now + ASTRAY)
        return bool(self.filter(due, name=name).update(slot=slot, walked_at=now))


class Round(models.Model):
    name = models.CharField(max_length=60, primary_key=True)
    slot = models.BigIntegerField()
    walked_at = models.DateTimeField()

    objects = RoundQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} {self.walked_at:%F %T}"
