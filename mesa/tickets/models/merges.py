"""Two records of one person made one; what was moved is kept, so that it can be moved back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: User) -> "MergeQuerySet":
        """All, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()

    def standing(self) -> "MergeQuerySet":
        """Those nobody undid, newest first."""
        return self.filter(undone_at=None).order_by("-pk")

    def of(self, person: User) -> "MergeQuerySet":
        """Those that stand and have this person on either side."""
        return self.standing().filter(Q(kept=person) | Q(gone=person)).select_related("kept", "gone", "by")


class Merge(models.Model):
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gone = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)
    moved = models.JSONField(default=dict, help_text="what was moved → the primary keys of its rows")

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="a_person_goes_into_one_other_person"
            ),
            models.CheckConstraint(name="nobody_goes_into_themselves", condition=~Q(kept=models.F("gone"))),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
