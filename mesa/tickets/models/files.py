"""Files people attach, and what they had typed when they stopped."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User

from .ledger import Note
from .ticket import Ticket


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User) -> "DraftQuerySet":
        """One's own."""
        return self.filter(person=user)


class Draft(models.Model):
    """What somebody is typing, per person and ticket (no ticket: a report in the making)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="drafts")
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "ticket"], name="one_draft_per_person_and_ticket"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ticket=None), name="one_report_in_the_making_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.person_id}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: User | AnonymousUser) -> "AttachmentQuerySet":
        """A file is seen by who may see its ticket and, unless technician, not inside an internal note."""
        if not user.is_authenticated:
            return self.none()
        if user.is_technician:
            return self.filter(Q(ticket__isnull=False) | Q(owner=user))
        public = Q(note=None) | Q(note__public=True)
        return self.filter(Q(ticket__requester=user) & public | Q(ticket=None, owner=user))

    def loose(self) -> "AttachmentQuerySet":
        """On no ticket yet."""
        return self.filter(ticket=None)


class Attachment(models.Model):
    """A stored file. The disk path is ours; the name is only what people read."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="attachments")
    note = models.ForeignKey(Note, models.CASCADE, null=True, related_name="attachments")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=80, unique=True)
    thumbnail = models.CharField(max_length=80, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    removed = models.JSONField(default=list)  # kinds of what was taken out of its name and its words
    added_at = models.DateTimeField(default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["added_at"], condition=Q(ticket=None), name="files_not_yet_on_a_ticket")]

    def __str__(self) -> str:
        return self.name
