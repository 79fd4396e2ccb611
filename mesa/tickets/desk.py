"""The installation's own calendar, from its settings."""

from django.conf import settings

from mesa.lib import hours


def calendar() -> hours.Calendar:
    """The business hours of the installation, in its zone."""
    return hours.calendar(settings.BUSINESS_HOURS, settings.TIME_ZONE, settings.CLOSED_ON)
