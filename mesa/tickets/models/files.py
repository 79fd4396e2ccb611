"""Files people attach, and what they had typed when they stopped."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from mesa.accounts.models import User

from .ledger import Note
from .ticket import Ticket

PUBLIC = Q(note=None) | Q(note__public=True)


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User, link: int | None = None) -> "DraftQuerySet":
        """One's own, or what was typed in one's name by whoever came by that link.

        Not what was sent: a save that comes late, or at the same moment, must not bring it back.
        """
        sent = {"key": OuterRef("words_key")}
        reports = Ticket.objects.filter(requester=OuterRef("person"), **sent)
        notes = Note.objects.filter(ticket=OuterRef("ticket"), author=OuterRef("person"), **sent)
        mine = self.filter(person=user, came_by=link).annotate(words_key=KeyTextTransform("key", "words"))
        return mine.exclude(Q(ticket=None) & Exists(reports)).exclude(Exists(notes))


class Draft(models.Model):
    """What somebody is typing, per person, ticket (no ticket: a report in the making) and link they came by."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="drafts")
    came_by = models.PositiveBigIntegerField(null=True, help_text="the link of a ticket, if not its owner's account")
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ticket"], condition=Q(came_by=None), name="one_draft_per_person_and_ticket"
            ),
            models.UniqueConstraint(fields=["ticket", "came_by"], name="one_draft_per_link"),
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
        return self.filter(Q(ticket__requester=user) & PUBLIC | Q(ticket=None, owner=user))

    def public_on(self, ticket: int) -> "AttachmentQuerySet":
        """What the requester of a ticket sees there, whoever they are elsewhere."""
        return self.filter(PUBLIC, ticket=ticket)

    def loose(self) -> "AttachmentQuerySet":
        """On no ticket yet."""
        return self.filter(ticket=None)

    def held(self, owner: User, link: int | None = None) -> "AttachmentQuerySet":
        """On no ticket yet: what its owner sent, or what came in their name by that link."""
        return self.loose().filter(owner=owner, came_by=link)


class Attachment(models.Model):
    """A stored file. The disk path is ours; the name is only what people read."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="attachments")
    note = models.ForeignKey(Note, models.CASCADE, null=True, related_name="attachments")
    came_by = models.PositiveBigIntegerField(null=True, help_text="the link of a ticket, if not its owner's account")
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
