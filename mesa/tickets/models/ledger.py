"""Notes people write, and the ledger of everything that happened. The timeline is the ledger."""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets.credit import Move

from .ticket import Ticket


def _seen_by(user: User) -> Q:
    return Q() if user.is_technician else Q(public=True, ticket__requester=user)


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User) -> "NoteQuerySet":
        """All for technicians; for others the public ones of what they reported."""
        return self.filter(_seen_by(user))


class Note(models.Model):
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="notes", db_index=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=64, null=True)
    body = models.TextField()
    public = models.BooleanField(default=True)
    channel = models.CharField(max_length=10, default="web")
    written_at = models.DateTimeField(default=timezone.now)

    objects = NoteQuerySet.as_manager()
    # What `write_note` found, for the line that `record` writes of it.
    removed: Sequence[str] = ()  # kinds of what was taken out
    left: int = 0  # files of the message it came by that could not be kept
    lures: int = 0  # false addresses in words from outside
    credit: Move | None = None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "author", "key"], name="a_note_sent_twice_is_one_note")
        ]
        indexes = [models.Index(fields=["ticket", "id"], name="notes_of_a_ticket")]

    def __str__(self) -> str:
        return f"note on #{self.ticket_id}"


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User) -> "EventQuerySet":
        """All for technicians; for others the public ones of what they reported."""
        return self.filter(_seen_by(user))

    def undispatched(self) -> "EventQuerySet":
        """Those whose letters were not written yet, the oldest first."""
        return self.filter(dispatched_at=None).order_by("pk")


class Event(models.Model):
    """One line per change, numbered within its ticket. Only `record` creates it; nobody edits it."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events", db_index=False)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    public = models.BooleanField(default=True)
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    dispatched_at = models.DateTimeField(null=True)
    dispatch_after = models.DateTimeField(null=True, help_text="a worker writes its letters, or could not")

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "version"], name="each_change_of_a_ticket_has_one_line")
        ]
        indexes = [models.Index(fields=["id"], condition=Q(dispatched_at=None), name="events_undispatched")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} v{self.version} {self.kind}"
