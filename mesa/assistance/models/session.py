"""A remote session of a ticket: its requester, who said yes to which words, and when each thing happened."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.assistance import tools
from mesa.tickets.models import Ticket


class State(models.TextChoices):
    ASKED = "asked", _("Esperamos tu respuesta")
    ACCEPTED = "accepted", _("Aceptada")
    READY = "ready", _("Lista para empezar")
    IN_COURSE = "in_course", _("En curso")
    ENDED = "ended", _("Terminada")
    DECLINED = "declined", _("No aceptada")
    EXPIRED = "expired", _("Vencida")


LIVE = {State.ASKED, State.ACCEPTED, State.READY, State.IN_COURSE}
IS_LIVE = Q(expires_at__isnull=False)
IS_OVER = Q(ended_at__isnull=False) | Q(declined_at__isnull=False) | Q(expired_at__isnull=False)


class RemoteSessionQuerySet(models.QuerySet["RemoteSession"]):
    def visible_to(self, user: User) -> "RemoteSessionQuerySet":
        """Technicians see every session; everybody else those of what they reported."""
        return self.all() if user.is_technician else self.filter(ticket__requester=user)

    def live(self) -> "RemoteSessionQuerySet":
        """Those that are not over."""
        return self.filter(IS_LIVE)

    def expired(self, now: datetime) -> "RemoteSessionQuerySet":
        """Live past their end by the clock, the oldest first."""
        return self.filter(expires_at__lte=now).order_by("expires_at", "pk")

    def stray(self) -> "RemoteSessionQuerySet":
        """Live on a ticket that ended, or that somebody else attends now."""
        elsewhere = ~Q(ticket__technician=models.F("technician"))
        return self.live().filter(elsewhere | Q(ticket__due_at__isnull=True)).order_by("pk")


class RemoteSession(models.Model):
    """One at a time on a ticket. It is live while it has an end by the clock."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="sessions", db_index=False)
    technician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tool = models.CharField(max_length=24)
    acceptance = models.ForeignKey("terms.Acceptance", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True, help_text="when it ends by itself if nothing else happens")

    objects = RemoteSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket"], condition=IS_LIVE, name="a_ticket_has_one_live_session"),
            models.CheckConstraint(
                name="a_session_is_live_or_over", condition=(IS_LIVE & ~IS_OVER) | (~IS_LIVE & IS_OVER)
            ),
            models.CheckConstraint(
                name="nothing_goes_on_without_a_yes",
                condition=Q(acceptance__isnull=False) | Q(ready_at=None, started_at=None, accepted_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "-id"], name="sessions_of_a_ticket"),
            models.Index(fields=["expires_at"], condition=IS_LIVE, name="sessions_live"),
        ]

    def __str__(self) -> str:
        return f"{self.tool} on #{self.ticket_id}"

    @property
    def status(self) -> State:
        """The last thing that happened to it."""
        facts = (
            (self.ended_at, State.ENDED),
            (self.declined_at, State.DECLINED),
            (self.expired_at, State.EXPIRED),
            (self.started_at, State.IN_COURSE),
            (self.ready_at, State.READY),
            (self.accepted_at, State.ACCEPTED),
        )
        return next((state for at, state in facts if at), State.ASKED)

    @property
    def is_live(self) -> bool:
        """Not over yet."""
        return self.expires_at is not None

    @property
    def made_by_technician(self) -> bool:
        """The technician makes its code, and the person types it."""
        return tools.of(self).made_by_technician
