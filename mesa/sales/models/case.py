"""What went to sales: why, what they must know, and who has it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.tickets.models import Ticket


class Reason(models.TextChoices):
    TIME = "time", _("Necesita más tiempo del que cubre el servicio")
    HARDWARE = "hardware", _("Necesita una pieza o un equipo")
    SOFTWARE = "software", _("Necesita un programa")
    LICENCE = "licence", _("Necesita una licencia")
    VISIT = "visit", _("Necesita una visita")
    OTHER = "other", _("Otra cosa")


class Stage(models.TextChoices):
    OFFERED = "offered", _("Propuesto a la persona")
    OPEN = "open", _("Por cotizar")
    QUOTED = "quoted", _("Cotizado")
    WON = "won", _("Vendido")
    LOST = "lost", _("Perdido")
    REFUSED = "refused", _("La persona no quiso")


LIVE = (Stage.OFFERED, Stage.OPEN, Stage.QUOTED)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """The seller sees what the person sent to sales, never what is only proposed; the person their own."""
        escalated = self.filter(escalated_at__isnull=False)
        return escalated if user.is_sales else self.filter(ticket__requester=user)

    def live(self) -> "CaseQuerySet":
        """Proposed, to be quoted or quoted."""
        return self.filter(stage__in=LIVE)


class Case(models.Model):
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="cases")
    reason = models.CharField(max_length=8, choices=Reason)
    needs = models.TextField(help_text="what sales must know, as written by who proposed it or asked")
    stage = models.CharField(max_length=8, choices=Stage)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    escalated_at = models.DateTimeField(null=True)
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="cases")
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    lost_because = models.CharField(max_length=10, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(stage__in=LIVE), name="a_ticket_is_with_sales_once_at_a_time"
            ),
            models.CheckConstraint(
                name="cases_say_when_they_ended", condition=Q(stage__in=LIVE) ^ Q(ended_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["stage", "escalated_at"], name="cases_by_stage")]

    def __str__(self) -> str:
        return f"case {self.pk} of #{self.ticket_id}"

    @property
    def status(self) -> str:
        """Its stage."""
        return self.stage
