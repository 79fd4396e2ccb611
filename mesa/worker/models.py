"""When each round was last walked, so that several workers walk it once and others can see that they live."""

from django.db import models


class RoundQuerySet(models.QuerySet):
    def claim(self, name, slot, now):
        """True for exactly one caller per slot, whoever and wherever it is."""
        self.bulk_create([self.model(name=name, slot=-1, walked_at=now)], ignore_conflicts=True)
        return bool(self.filter(name=name, slot__lt=slot).update(slot=slot, walked_at=now))


class Round(models.Model):
    name = models.CharField(max_length=60, primary_key=True)
    slot = models.BigIntegerField()
    walked_at = models.DateTimeField()

    objects = RoundQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} {self.walked_at:%F %T}"
