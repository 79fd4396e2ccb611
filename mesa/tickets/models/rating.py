"""What the requester says of the service once it is solved: whether it was, and from one to five how it went."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .ledger import Note
from .ticket import Ticket

SCORES = range(1, 6)


class Rating(models.Model):
    """The last word of the requester; the ledger keeps those before it. The comment is the note."""

    ticket = models.OneToOneField(Ticket, models.CASCADE, primary_key=True, related_name="rating")
    technician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed = models.BooleanField()
    score = models.PositiveSmallIntegerField(null=True)
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scores_go_from_one_to_five",
                condition=Q(score__isnull=True) | Q(score__gte=SCORES[0], score__lte=SCORES[-1]),
            )
        ]
        indexes = [models.Index(fields=["at"], name="ratings_by_date")]

    def __str__(self) -> str:
        return f"rating of #{self.ticket_id}"
