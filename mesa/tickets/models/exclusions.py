"""What neither the free service nor its warranty covers: the only reasons to decline one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Exclusion(models.TextChoices):
    """Point 10 of the guidelines, one by one. Changed there and here in one commit."""

    HARDWARE = "hardware", _("un cambio de hardware")
    LICENCES = "licences", _("licencias")
    SOFTWARE = "software", _("software")
    VISIT = "visit", _("una visita a sitio")
    INSURANCE = "insurance", _("un seguro de cualquier tipo")
    APPLICATION = "application", _("la aplicación de la garantía del equipo")
    EXTENSION = "extension", _("la extensión de la garantía del equipo")
