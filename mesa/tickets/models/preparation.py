"""What to have ready before anybody touches one's machine, and who said it was."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User

from .ticket import Category, Internet, Ticket

ENOUGH = [(value, label) for value, label in Internet.choices if value != Internet.UNKNOWN]


class PreparationKind(models.TextChoices):
    DONE = "done", _("Se marca cuando está hecho")
    BACKUP = "backup", _("Respaldo: se marca, o se pide ayuda")
    INTERNET = "internet", _("Internet: sí, falla o no")


class PreparationQuerySet(models.QuerySet["PreparationItem"]):
    def visible_to(self, user: User) -> "PreparationQuerySet":
        """The whole list, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()

    def asked(self, ticket: Ticket) -> "PreparationQuerySet":
        """What this ticket asks for: what all do, and what its category adds."""
        mine = models.Q(category=None) | models.Q(category=ticket.category_id)
        return self.filter(mine, retired_at=None).order_by("position", "pk")


class PreparationItem(models.Model):
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="preparation")
    kind = models.CharField(max_length=8, choices=PreparationKind, default=PreparationKind.DONE)
    words = models.CharField(max_length=200)
    words_en = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    objects = PreparationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.words_en if get_language() == "en" else self.words


class Tick(models.Model):
    """Who said so, when, and the exact words they were shown: later changes of the item do not change them."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="ticks", db_index=False)
    item = models.ForeignKey(PreparationItem, models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    answer = models.CharField(max_length=8, choices=ENOUGH, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "item"], name="each_item_is_ticked_once")]

    def __str__(self) -> str:
        return f"{self.words} on #{self.ticket_id}"
