"""Every form of the composer has the line that opens it: without one it could never be seen."""

from pathlib import Path

import mesa.console
from mesa.console.ticket.composer import MODES

CSS = Path(mesa.console.__file__).parent / "static/console/css/composer.css"


def test_every_mode_is_opened_by_its_radio():
    opened = CSS.read_text()
    assert [mode for mode in MODES if f'[value="{mode}"]:checked) .composer__form--{mode}' not in opened] == []
