"""How good the person's connection was when they tested it."""

from django.db import models
from django.utils import timezone

from mesa.assistance.connection import Measures, Verdict, verdict
from mesa.tickets.models import Ticket


class ConnectionTest(models.Model):
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="connection_tests", db_index=False)
    rtt = models.PositiveIntegerField(help_text="milliseconds")
    down = models.PositiveIntegerField(help_text="kilobits a second")
    up = models.PositiveIntegerField(help_text="kilobits a second")
    relay = models.BooleanField(null=True)
    screen = models.BooleanField()
    browser = models.CharField(max_length=60, blank=True)
    system = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["ticket", "-id"], name="connections_of_a_ticket")]

    def __str__(self) -> str:
        return f"connection of #{self.ticket_id}"

    @property
    def verdict(self) -> Verdict:
        """What it is good for."""
        return verdict(Measures(self.rtt, self.down, self.up, self.relay, self.screen))
