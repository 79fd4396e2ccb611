"""Who else hears of a ticket: whoever was put in copy, and who among those who work here wants to know."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User

from .ticket import Ticket


class FollowerQuerySet(models.QuerySet["Follower"]):
    def visible_to(self, user: User) -> "FollowerQuerySet":
        """All for technicians; for others those of what they reported."""
        return self.all() if user.is_technician else self.filter(ticket__requester=user)

    def agreed(self) -> "FollowerQuerySet":
        """Those in copy, not only proposed."""
        return self.filter(agreed_at__isnull=False)


class Follower(models.Model):
    """An address that a letter was copied to is only a proposal until the requester, or a technician, agrees."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="followed_by", db_index=False)
    email = models.EmailField(max_length=254, help_text="in lower case")
    name = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="following")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "email"], name="an_address_follows_a_ticket_once"),
            models.CheckConstraint(
                name="who_follows_is_somebody", condition=Q(agreed_at=None) | Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} follows #{self.ticket_id}"
