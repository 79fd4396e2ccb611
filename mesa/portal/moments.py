"""A moment as one says it: «hoy a las 14:05», «mañana a las 9:30», «el lunes 23 a las 9:30»."""

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language

from mesa.ui.said import gettext as _


def moment(at, now):
    local, today = timezone.localtime(at), timezone.localdate(now)
    hour = f"{local.hour}:{local.minute:02}"
    days = (local.date() - today).days
    if days == 0:
        return _("hoy a las %(hour)s") % {"hour": hour}
    if days == 1:
        return _("mañana a las %(hour)s") % {"hour": hour}
    if 1 < days < 7:
        return _("el %(weekday)s %(day)s a las %(hour)s") % {"weekday": _weekday(local), "day": local.day, "hour": hour}
    return _("el %(date)s a las %(hour)s") % {"date": date(at), "hour": hour}


def _weekday(local):
    """Only English writes it with a capital."""
    name = str(WEEKDAYS[local.weekday()])
    return name if get_language() == "en" else name.lower()


def date(at):
    local = timezone.localtime(at)
    return f"{local.day:02}/{local.month:02}/{local.year}"
