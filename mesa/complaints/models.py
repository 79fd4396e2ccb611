"""Complaints about the service, and their own ledger: nothing of them is ever a line of the ticket."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.tickets.models import Ticket

from .kinds import Kind

UNANSWERED = Q(answered_at__isnull=True)


class State(models.TextChoices):
    RECEIVED = "received", _("Recibida")
    TAKEN = "taken", _("En revisión")
    CONTACTED = "contacted", _("Ya hablamos")
    ANSWERED = "answered", _("Respondida")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User) -> "ComplaintQuerySet":
        """One's own, and what a supervisor handles; never what is about oneself unless one wrote it."""
        return self.filter(Q(person=user) | ~Q(about=user)) if user.is_supervisor else self.filter(person=user)

    def handled_by(self, user: User) -> "ComplaintQuerySet":
        """What this supervisor may handle: neither their own nor what is about them."""
        return self.exclude(Q(about=user) | Q(person=user)) if user.is_supervisor else self.none()

    def unanswered(self) -> "ComplaintQuerySet":
        """Those without an outcome."""
        return self.filter(UNANSWERED)

    def late(self, now: datetime) -> "ComplaintQuerySet":
        """Unanswered past their day, not flagged yet; the longest owed first."""
        return self.unanswered().filter(overdue_at=None, due_at__lte=now).order_by("due_at", "pk")


class Complaint(models.Model):
    """What somebody says went wrong with the service, who looks into it, and how it ended."""

    TICKET = None  # what is done to it is no line of any ticket

    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="who attended the ticket then"
    )
    key = models.CharField(max_length=64, null=True)
    words = models.TextField()
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    executive = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    contact_words = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_complaint_sent_twice_is_one_complaint"),
            models.CheckConstraint(
                condition=UNANSWERED | ~Q(outcome=""), name="an_answered_complaint_says_how_it_ended"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=UNANSWERED, name="complaints_by_due"),
            models.Index(fields=["id"], condition=Q(answered_at__isnull=False), name="complaints_answered"),
            models.Index(fields=["person", "-id"], name="complaints_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"

    @property
    def status(self) -> State:
        """How far it has come."""
        if self.answered_at:
            return State.ANSWERED
        if self.contacted_at:
            return State.CONTACTED
        return State.TAKEN if self.taken_at else State.RECEIVED


class ComplaintEvent(models.Model):
    """Only `record` writes it; nobody edits it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=32)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.kind}"

    @property
    def tone(self) -> str:
        """What its kind says of how it went."""
        return Kind[self.kind.upper()].traits.of("tone", self.data)
