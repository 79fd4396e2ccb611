"""What opens a door besides a password: an invitation to work here, and the tokens of machines."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .people import Role, User

HOUSE = [choice for choice in Role.choices if choice[0] != Role.REQUESTER]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> "InvitationQuerySet":
        """Every invitation, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()

    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """A supervisor asks somebody to work at the desk; the link asks before it acts and works once."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=12, choices=HOUSE)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-sent_at"], condition=Q(accepted_at=None, withdrawn_at=None), name="invitations_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.email


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, user: User) -> "TokenQuerySet":
        """One's own, newest first."""
        return self.filter(owner=user).order_by("-pk")

    def alive(self, now: datetime) -> "TokenQuerySet":
        """Neither revoked nor past its date, of an active person."""
        return self.filter(revoked_at=None, expires_at__gt=now, owner__is_active=True)


class Token(models.Model):
    """What a machine shows to act as its owner. The secret itself is told once and never stored."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"

    def is_alive(self, now: datetime) -> bool:
        """Neither revoked nor past its date."""
        return self.revoked_at is None and self.expires_at > now
