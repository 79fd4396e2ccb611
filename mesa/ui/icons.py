"""Line icons, drawn inline so that they take the colour of the text."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from markupsafe import Markup, escape

OWN = {  # marks that the Lucide set does not draw
    "whatsapp": '<path d="M3 21l1.7-5A9 9 0 1 1 8 19.3z"/><path d="M9 9.5c0 3 2.5 5.5 5.5 5.5l1-1.6-2-1-1 1'
    'c-1-.5-1.6-1.1-2.1-2.1l1-1-1-2z"/>',
}


@lru_cache(maxsize=512)
def icon(name, size=20, cls=""):
    return Markup(
        f'<svg class="{escape(f"icon {cls}".strip())}" width="{size:d}" height="{size:d}" viewBox="0 0 24 24" '
        'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true">{_strokes(name)}</svg>'
    )


@cache
def _drawings():
    """Lucide's file, opened once: its own function opens it for each icon, and reads the list of all 1,700."""
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))


def _strokes(name):
    if name in OWN:
        return OWN[name]
    drawing = _drawings().read(f"{name}.svg").decode()
    return re.sub(r"\s*(<[^>]*?)\s*/>\s*", r"\1/>", drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]).strip()
