"""The copy of their data that a person asked for: one at a time, made by the worker, gone after a day."""

from django.db import models

from mesa.accounts.models import User


class Export(models.Model):
    person = models.OneToOneField(User, models.CASCADE, related_name="export")
    asked_at = models.DateTimeField()
    try_after = models.DateTimeField(null=True, help_text="due from then on; empty once it is made")
    made_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True, help_text="the file is removed then")
    path = models.CharField(max_length=80, blank=True)
    size = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["try_after"], condition=models.Q(made_at=None), name="exports_to_make")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_at:%F %T}"
