"""The stored sum of the lines that move a ticket's credit: `balances` writes it, `bin/manage balance` checks it."""

from django.db import models
from django.db.models import Q

from mesa.tickets.credit import Balance

from .ledger import Note
from .ticket import Ticket


class Credit(models.Model):
    ticket = models.OneToOneField(Ticket, models.CASCADE, primary_key=True, related_name="credit")
    granted_seconds = models.PositiveIntegerField()
    used_seconds = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    running_since = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    warned = models.PositiveIntegerField(null=True)
    warn_at = models.DateTimeField(null=True)
    why = models.ForeignKey(Note, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_credit_that_ended_does_not_run", condition=Q(ended_at=None) | Q(running_since=None)
            )
        ]
        indexes = [
            models.Index(fields=["warn_at"], condition=Q(warn_at__isnull=False), name="credits_to_warn"),
            models.Index(fields=["started_at"], name="credits_by_start"),
            models.Index(fields=["running_since"], condition=Q(running_since__isnull=False), name="credits_running"),
        ]

    def __str__(self) -> str:
        return f"credit of #{self.ticket_id}"

    @property
    def balance(self) -> Balance:
        """The same as arithmetic takes it."""
        return Balance(**{name: getattr(self, name) for name in Balance._fields})
