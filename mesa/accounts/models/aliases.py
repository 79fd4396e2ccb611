"""Other addresses of a person: what arrives from them is theirs. Letters and the way in stay with the main one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .people import User


class AliasQuerySet(models.QuerySet["Alias"]):
    def visible_to(self, user: User) -> "AliasQuerySet":
        """One's own, the oldest first."""
        return self.filter(person=user).order_by("pk")

    def proven(self) -> "AliasQuerySet":
        """Those whose mailbox confirmed."""
        return self.filter(verified_at__isnull=False)


class Alias(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="aliases")
    email = models.EmailField(max_length=254, help_text="in lower case")
    added_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=Q(verified_at__isnull=False), name="a_proven_alias_belongs_to_one_person"
            ),
            models.UniqueConstraint(fields=["person", "email"], name="a_person_claims_an_alias_once"),
        ]

    def __str__(self) -> str:
        return self.email
