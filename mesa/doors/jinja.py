"""Jinja2 as every page and letter sees it: the design system, and what doors know besides."""

from mesa.channels import installed
from mesa.timeline import filters as timeline
from mesa.timeline import sentences
from mesa.timeline.kinds import traits
from mesa.ui import jinja as ui

from .navigation import home_of, navigation
from .typed import held


def environment(**options):
    env = ui.environment(**options)
    env.globals |= {"navigation": navigation, "home_of": home_of, "traits": traits, "held": held}
    env.globals |= {name: getattr(sentences, name) for name in ("is_note", "mark_of", "marks")}
    env.filters |= {name: getattr(timeline, name) for name in timeline.FILTERS}
    env.filters |= {name: filter for channel in installed() for name, filter in channel.filters.items()}
    return env
