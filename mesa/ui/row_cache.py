"""Rows and lines are drawn once: the same values, for the same language and clock, make the same HTML."""

from functools import lru_cache

from django.conf import settings
from django.template import engines
from django.utils import timezone, translation
from markupsafe import Markup

KEPT = 2048


def draw(template, **values):
    """What `template` says of these values, which are all it knows; a moment it needs must be one of them."""
    render = _render if settings.DEBUG else _kept  # a template that was just saved is seen at once
    return render(template, translation.get_language(), timezone.get_current_timezone_name(), tuple(values.items()))


def _render(template, language, zone, values):
    return Markup(engines["jinja2"].env.get_template(template).render(dict(values)))


_kept = lru_cache(maxsize=KEPT)(_render)
