"""The ticket, what the person said when reporting it, and the categories to choose from."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import Equipment, User


class Status(models.TextChoices):
    PENDING = "pending", _("Por confirmar")
    NEW = "new", _("En cola")
    OPEN = "open", _("En atención")
    WAITING = "waiting", _("Esperando tu respuesta")
    RESOLVED = "resolved", _("Resuelto")
    CLOSED = "closed", _("Cerrado")
    CANCELLED = "cancelled", _("Cancelado")


LIVE = (Status.NEW, Status.OPEN, Status.WAITING)
IS_LIVE = Q(status__in=LIVE)
# The constraints make these say the same as the statuses; SQLite finds the partial index only by a bare column.
IS_DUE = Q(due_at__isnull=False)
IS_WAITING = Q(waiting_at__isnull=False)
IS_OVERDUE = Q(overdue_at__isnull=False)
IS_RANKED = Q(rank_at__isnull=False)
IS_UNHEARD = IS_RANKED & Q(contacted_at__isnull=True)
IS_PROMISED = Q(warranty_until__isnull=False, closed_at__isnull=True)


class Impact(models.TextChoices):
    BLOCKED = "blocked", _("No puedo trabajar")
    HARD = "hard", _("Trabajo con dificultad")
    MILD = "mild", _("Molesta, pero puedo seguir")


class Internet(models.TextChoices):
    YES = "yes", _("Sí")
    WEAK = "weak", _("Sí, pero falla o es lento")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("No sé")


class CategoryQuerySet(models.QuerySet["Category"]):
    def visible_to(self, user: User) -> "CategoryQuerySet":
        """Supervisors see the retired ones too."""
        return self.all() if user.is_supervisor else self.offered()

    def offered(self) -> "CategoryQuerySet":
        """Those to choose from, in their order."""
        return self.filter(retired_at=None).order_by("position", "pk")

    def of_anything(self) -> "Category":
        """The last one offered, for a report that does not say. Raises NoCategory."""
        if found := self.offered().last():
            return found
        raise NoCategory


class NoCategory(LookupError):
    """The desk offers nothing that a report can be about: its tables are made, and nobody furnished it."""


class Category(models.Model):
    name = models.CharField(_("nombre"), max_length=60)
    name_en = models.CharField(_("nombre en inglés"), max_length=60)
    hint = models.CharField(_("qué incluye"), max_length=160, blank=True)
    hint_en = models.CharField(_("qué incluye, en inglés"), max_length=160, blank=True)
    excludes = models.CharField(_("qué queda fuera"), max_length=300, blank=True)
    excludes_en = models.CharField(_("qué queda fuera, en inglés"), max_length=300, blank=True)
    installs = models.BooleanField(_("instala o reinstala programas"), default=False)
    position = models.PositiveSmallIntegerField(_("orden"), default=0)
    retired_at = models.DateTimeField(null=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    @property
    def local_hint(self) -> str:
        """What it includes, in the reader's language."""
        return self.hint_en if get_language() == "en" else self.hint

    @property
    def says_more(self) -> bool:
        """Something to know before reporting: what is left out, or that a licence is needed."""
        return self.installs or bool(self.local_excludes)

    @property
    def local_excludes(self) -> str:
        """What it leaves out, in the reader's language."""
        return self.excludes_en if get_language() == "en" else self.excludes


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, user: User) -> "TicketQuerySet":
        """Technicians see every ticket; everybody else only what they reported."""
        return self.all() if user.is_technician else self.filter(requester=user)

    def live(self) -> "TicketQuerySet":
        """New, open or waiting."""
        return self.filter(IS_DUE, IS_RANKED)

    def unheard(self) -> "TicketQuerySet":
        """Nobody who works here has said a word to these people yet."""
        return self.filter(IS_UNHEARD)

    def unassigned(self) -> "TicketQuerySet":
        """Live, without a technician."""
        return self.live().filter(technician=None)

    def of(self, technician: User) -> "TicketQuerySet":
        """The live ones of a technician."""
        return self.live().filter(technician=technician)

    def waiting(self) -> "TicketQuerySet":
        """Those that wait for their requester."""
        return self.filter(IS_WAITING)

    def overdue(self) -> "TicketQuerySet":
        """Flagged as late."""
        return self.filter(IS_OVERDUE)

    def expired(self, now: datetime) -> "TicketQuerySet":
        """Resolved, and the last day of the warranty is over."""
        ended = self.filter(warranty_until__isnull=False, closed_at__isnull=True, warranty_until__lte=now)
        return ended.filter(status=Status.RESOLVED).order_by("warranty_until", "pk")

    def unconfirmed(self, since: datetime) -> "TicketQuerySet":
        """Reports that arrived before and wait for their guidelines to be accepted."""
        return self.filter(status=Status.PENDING, opened_at__lt=since).order_by("opened_at")

    def late(self, now: datetime) -> "TicketQuerySet":
        """Owed something before now, and not flagged yet; the longest owed first."""
        return self.filter(IS_DUE, overdue_at=None, due_at__lte=now).order_by("due_at", "pk")


class Ticket(models.Model):
    """The number people see is the primary key. Long text lives in notes, so that lists stay light."""

    key = models.CharField(max_length=64, null=True)
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tickets", db_index=False, verbose_name=_("solicitante")
    )
    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="assigned_tickets", db_index=False
    )
    category = models.ForeignKey(Category, models.PROTECT, related_name="tickets")
    acceptance = models.ForeignKey("terms.Acceptance", models.PROTECT, null=True, related_name="tickets")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    subject = models.CharField(max_length=150)
    impact = models.CharField(max_length=8, choices=Impact)
    contact_by = models.CharField(max_length=10, help_text="the slug of a way")
    channel = models.CharField(max_length=10, default="web")
    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    version = models.PositiveIntegerField(default=0)
    loud_version = models.PositiveIntegerField(default=0, help_text="that of its last line that is not quiet")

    opened_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    response_due_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    rank_at = models.DateTimeField(null=True, help_text="what the queue orders by: `record` writes it")
    reminded_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    waiting_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    warranty_until = models.DateTimeField(null=True)
    warranty_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    quote_wanted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requester", "key"], name="a_report_sent_twice_is_one_ticket"),
            models.CheckConstraint(
                name="tickets_have_something_due_while_live", condition=IS_LIVE & IS_DUE | ~IS_LIVE & ~IS_DUE
            ),
            models.CheckConstraint(
                name="tickets_say_since_when_while_waiting",
                condition=Q(status="waiting") & IS_WAITING | ~Q(status="waiting") & ~IS_WAITING,
            ),
            models.CheckConstraint(
                name="tickets_are_worked_on_once_the_guidelines_are_accepted",
                condition=Q(status__in=["pending", "cancelled"]) | Q(acceptance__isnull=False),
            ),
            models.CheckConstraint(
                name="resolved_tickets_say_when", condition=~Q(status="resolved") | Q(resolved_at__isnull=False)
            ),
            models.CheckConstraint(
                name="closed_tickets_say_when", condition=~Q(status="closed") | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="cancelled_tickets_say_when", condition=~Q(status="cancelled") | Q(cancelled_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="tickets_everything"),
            models.Index(fields=["status", "-updated_at", "-id"], name="tickets_by_status"),
            models.Index(fields=["requester", "-updated_at", "-id"], name="tickets_of_a_person"),
            models.Index(fields=["technician", "-updated_at", "-id"], name="tickets_of_a_technician"),
            models.Index(fields=["due_at", "id"], condition=IS_DUE, name="tickets_live"),
            models.Index(fields=["rank_at", "id"], condition=IS_RANKED, name="tickets_ranked"),
            models.Index(fields=["rank_at", "id"], condition=IS_UNHEARD, name="tickets_unheard"),
            models.Index(fields=["technician", "rank_at", "id"], condition=IS_RANKED, name="tickets_ranked_assigned"),
            models.Index(fields=["rank_at", "id"], condition=IS_WAITING, name="tickets_waiting_ranked"),
            models.Index(fields=["rank_at", "id"], condition=IS_OVERDUE, name="tickets_overdue_ranked"),
            models.Index(fields=["opened_at"], condition=Q(status="pending"), name="tickets_to_confirm"),
            models.Index(fields=["id"], condition=Q(quote_wanted_at__isnull=False), name="tickets_wishing_a_quote"),
            models.Index(fields=["warranty_until", "id"], condition=IS_PROMISED, name="tickets_under_warranty"),
            models.Index(fields=["resolved_at"], condition=Q(resolved_at__isnull=False), name="tickets_by_resolution"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.subject}"

    @property
    def number(self) -> int:
        """What people call it."""
        return self.pk

    def continuations(self) -> list[int]:
        """Numbers of the reports that go on from this one: only what ended has any."""
        return [] if self.is_live else list(self.followers.order_by("pk").values_list("pk", flat=True))

    @property
    def is_live(self) -> bool:
        """New, open or waiting."""
        return self.status in LIVE


class Intake(models.Model):
    """What the person told us when reporting, beyond the required words."""

    ticket = models.OneToOneField(Ticket, models.CASCADE, primary_key=True, related_name="intake")
    equipment = models.ForeignKey(Equipment, models.SET_NULL, null=True, related_name="+")
    equipment_was = models.CharField(max_length=300, blank=True)
    since = models.CharField(max_length=120, blank=True)
    changed = models.CharField(max_length=500, blank=True)
    error_text = models.TextField(blank=True)
    internet = models.CharField(max_length=8, choices=Internet, blank=True)
    available = models.CharField(max_length=160, blank=True)
    system = models.CharField(max_length=60, blank=True)
    browser = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"intake of #{self.ticket_id}"
