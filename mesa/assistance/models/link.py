"""The link of one ticket: a key for another device, or a seat for somebody who only watches."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.tickets.models import LIVE, Status, Ticket


class Scope(models.TextChoices):
    REQUESTER = "requester", _("Seguir el ticket en otro equipo")
    OBSERVE = "observe", _("Solo mirar la sesión")


class TicketLinkQuerySet(models.QuerySet["TicketLink"]):
    def visible_to(self, user: User) -> "TicketLinkQuerySet":
        """Those of what they reported."""
        return self.filter(ticket__requester=user)

    def alive(self, now: datetime) -> "TicketLinkQuerySet":
        """A link, or the pass it gave: it ends with its day, its ticket and its owner's account."""
        goes_on = Q(ticket__status__in=[*LIVE, Status.RESOLVED], ticket__requester__is_active=True)
        return self.filter(goes_on, revoked_at=None, expires_at__gt=now)

    def unopened(self, now: datetime) -> "TicketLinkQuerySet":
        """Alive, and nobody came in by them yet."""
        return self.alive(now).filter(opened_at=None)


class TicketLink(models.Model):
    """Opened once, it lets that browser in until it expires. The secret is told once and never stored."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="links", db_index=False)
    scope = models.CharField(max_length=10, choices=Scope)
    sha256 = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=120, blank=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TicketLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["ticket", "-id"], name="links_of_a_ticket")]

    def __str__(self) -> str:
        return f"link of #{self.ticket_id}"
