"""When the next word is owed, as one says it: «vence en 35 min», «venció hace 2 h»."""

from datetime import timedelta

from mesa.ui.gettext_cache import gettext as _

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOON = timedelta(hours=1)


def due(at, status, now):
    """`(words, tone)`; tone: late, soon, or nothing."""
    if at is None:
        return "", ""
    left, span = at - now, _span(abs(at - now))
    if left <= timedelta(0):
        return _("venció hace %(span)s") % {"span": span}, "late"
    if status == "waiting":
        return _("espera %(span)s más") % {"span": span}, ""
    return _("vence en %(span)s") % {"span": span}, "soon" if left < SOON else ""


def _span(gone):
    if gone < HOUR:
        return _("%(count)s min") % {"count": gone // MINUTE}
    if gone < DAY:
        return _("%(count)s h") % {"count": gone // HOUR}
    return _("%(count)s d") % {"count": gone // DAY}
