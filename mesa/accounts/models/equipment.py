"""«Mis equipos»: what a person asks help for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import User


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def visible_to(self, user: User) -> "EquipmentQuerySet":
        """One's own that is not retired."""
        return self.filter(owner=user, retired_at=None)


class Equipment(models.Model):
    """«Mis equipos»: picked again when reporting."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="equipment")
    brand = models.CharField(_("marca"), max_length=60)
    model = models.CharField(_("modelo"), max_length=80, blank=True)
    system = models.CharField(_("sistema operativo"), max_length=60, blank=True)
    serial = models.CharField(_("número de serie"), max_length=60, blank=True)
    notes = models.CharField(_("notas"), max_length=300, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "equipment"

    def __str__(self) -> str:
        return " ".join(filter(None, [self.brand, self.model]))
