"""Live counts, kept by the acts as deltas in their own transaction and folded by the worker."""

from django.db import models


class Tally(models.Model):
    """`SUM(delta)` of a place is how many tickets stand there now. Deltas never make writers wait for each other."""

    place = models.CharField(max_length=32)
    delta = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        indexes = [models.Index(fields=["place"], include=["delta"], name="tallies_by_place")]

    def __str__(self) -> str:
        return f"{self.place} {self.delta:+}"
