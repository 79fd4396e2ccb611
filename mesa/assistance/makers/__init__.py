"""The makers that set up a session by themselves, where the installation has their keys."""

from collections.abc import Callable

from django.conf import settings

from .graph import Graph
from .made import Made, Maker, Unfit
from .teamviewer import TeamViewer

__all__ = ["Made", "Maker", "Unfit", "configured", "maker"]
MAKERS: dict[str, Callable[..., Maker]] = {"teamviewer": TeamViewer, "teams": Graph}


def configured(tool: str) -> bool:
    """Whether the installation has the keys of this tool's maker."""
    return tool in MAKERS and bool(settings.MAKERS.get(tool))


def maker(tool: str) -> Maker:
    """The maker of a tool. Raises KeyError when it is not configured."""
    return MAKERS[tool](**settings.MAKERS[tool])
