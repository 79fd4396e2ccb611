"""A moment as one says it: «hoy a las 14:05», «mañana a las 9:30», «el lunes 23 a las 9:30»."""

from datetime import timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language

from .gettext_cache import gettext as _

MINUTE = timedelta(minutes=1)


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


def window(from_at, to_at, now):
    """«hoy entre las 14:10 y las 15:30», «entre hoy a las 18:30 y mañana a las 9:40»."""
    first, last = timezone.localtime(from_at), timezone.localtime(to_at)
    if first.date() != last.date():
        return _("entre %(first)s y %(last)s") % {"first": moment(from_at, now), "last": moment(to_at, now)}
    hours = {"first": f"{first.hour}:{first.minute:02}", "last": f"{last.hour}:{last.minute:02}"}
    days = (first.date() - timezone.localdate(now)).days
    if days == 0:
        return _("hoy entre las %(first)s y las %(last)s") % hours
    if days == 1:
        return _("mañana entre las %(first)s y las %(last)s") % hours
    if 1 < days < 7:
        named = hours | {"weekday": _weekday(first), "day": first.day}
        return _("el %(weekday)s %(day)s entre las %(first)s y las %(last)s") % named
    return _("el %(date)s entre las %(first)s y las %(last)s") % (hours | {"date": date(from_at)})


def hour_of(at):
    """«lunes 30/11/2026 a las 10:00 (hora de Tijuana)»: whole, whenever and wherever it is read."""
    local = timezone.localtime(at)
    hour = f"{local.hour}:{local.minute:02}"
    facts = {"weekday": _weekday(local), "date": date(at), "hour": hour, "place": place()}
    return _("%(weekday)s %(date)s a las %(hour)s (hora de %(place)s)") % facts


def weekday(day):
    """«lunes 30/11/2026», of a date."""
    return f"{_weekday(day)} {day.day:02}/{day.month:02}/{day.year}"


def place():
    """The city of the reader's clock."""
    return timezone.get_current_timezone_name().rpartition("/")[2].replace("_", " ")


def span(time):
    """«40 min», «2 h 05 min»; nothing of nothing."""
    if time is None:
        return ""
    hours, minutes = divmod(time // MINUTE, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": f"{minutes:02}"}


def _weekday(local):
    """Only English writes it with a capital."""
    name = str(WEEKDAYS[local.weekday()])
    return name if get_language() == "en" else name.lower()


def date(at):
    local = timezone.localtime(at)
    return f"{local.day:02}/{local.month:02}/{local.year}"
