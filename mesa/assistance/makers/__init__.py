"""The makers that set up a session by themselves, where the installation has their keys."""

from django.conf import settings

from .graph import Graph
from .made import Made, Unfit
from .teamviewer import TeamViewer

__all__ = ["Made", "Unfit", "configured", "maker"]
MAKERS = {"teamviewer": TeamViewer, "teams": Graph}


def configured(tool):
    return tool in MAKERS and bool(settings.MAKERS.get(tool))


def maker(tool):
    """`make(key)` answers what was `Made`, the same for the same key; `close(made)` ends it."""
    return MAKERS[tool](**settings.MAKERS[tool])
