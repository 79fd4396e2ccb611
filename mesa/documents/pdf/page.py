"""Letter paper: what is written on it says what it is, in letters that travel inside the file.

Whoever hears it read hears headings, lists and paragraphs in the order of the page; page numbers are of nobody.
"""

import hashlib
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import Name

from .glyphs import LETTERS, SAMPLE, written
from .tags import ARTIFACT, Tags

STEP, LABEL, AMOUNT, MARGIN, FOOT = 5, 42, 38, 18, 20  # millimetres
BELOW: Any = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}
BESIDE: Any = {"new_x": XPos.RIGHT, "new_y": YPos.LAST}
SMALL, PLAIN, BIG = 8, 10, 12  # points


class Paper(FPDF):
    """A page with its name and number; the same name and moment make the same bytes."""

    def __init__(self, title: str, house: str, made_at: datetime) -> None:
        super().__init__(format="letter")
        self.tags, self.lost = Tags(), False
        self.struct_builder: Any = self.tags
        self.name = self._written(title)
        for style, file in LETTERS.items():
            self.add_font("sans", style, file)
        self.set_title(f"{self.name} · {self._written(house)}")
        self.set_author(self._written(house))
        self.set_lang(get_language())
        self.set_creation_date(made_at)
        self.set_display_mode("fullwidth")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, FOOT)
        self.add_page()

    def inside(self, kind: str) -> AbstractContextManager[None]:
        """What is written meanwhile is an element of this kind."""
        return self.tags.inside(kind)

    def heading(self, words: str, level: int) -> None:
        """On the page, in the outline and in the tree; it is not left alone at the foot."""
        self.keep(4 * STEP)
        self.start_section(self._written(words), level=level - 1)
        with self.inside(f"H{level}"):
            self._say(words, 18 if level == 1 else BIG, "B")

    def say(self, words: str, size: float = PLAIN, style: str = "") -> None:
        """A paragraph for each of those somebody wrote."""
        for part in filter(None, words.replace("\r", "").split("\n\n")):
            with self.inside("P"):
                self._say(part, size, style)

    def fact(self, label: str, words: str) -> None:
        """A row of a list: what it is, and what it says."""
        self.keep(2 * STEP)
        with self.inside("LI"):
            with self.inside("Lbl"):
                self.set_font("sans", "B", 9)
                self._block(LABEL, STEP, label, **BESIDE)
            with self.inside("LBody"):
                self.set_font("sans", "", 9)
                self._block(self.epw - LABEL, STEP, words, **BELOW)

    def amount(self, label: str, amount: str, style: str = "", kinds: tuple[str, str] = ("Lbl", "LBody")) -> None:
        """What it is, and how much at the right edge of the same line."""
        self.set_font("sans", style, PLAIN)
        room = max(AMOUNT, self.get_string_width(amount) + 3)
        with self.inside(kinds[0]):
            self._block(self.epw - room, STEP, label, **BESIDE)
        with self.inside(kinds[1]):
            self.cell(room, STEP, amount, align="R", **BELOW)

    def keep(self, height: float) -> None:
        """What must not be cut goes whole to the next page. Millimetres."""
        if self.will_page_break(height):
            self.add_page()

    def pressed(self) -> bytes:
        """The file."""
        if self.lost:
            self.ln(STEP)
            said = _(
                "Lo que está entre corchetes, como %(sample)s, es un signo que estas letras no tienen: la página sí."
            )
            self.say(said % {"sample": SAMPLE}, SMALL)
        return bytes(self.output())

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """Its tabs follow the order of the tree."""
        super().add_page(*args, **kwargs)
        page: Any = self.pages[self.page]
        page.tabs = Name("S")

    def footer(self) -> None:
        """Name and number, of no element."""
        self.set_y(-14)
        self.set_font("sans", size=SMALL)
        with self.inside(ARTIFACT):
            self.cell(0, STEP, f"{self.name} · {self.page_no()}/{{nb}}", align="R")

    def file_id(self) -> str:
        """The same for the same name and moment."""
        mark = hashlib.sha256(f"{self.name} {self.creation_date.isoformat()}".encode()).hexdigest()[:32].upper()
        return f"<{mark}><{mark}>"

    def _out(self, s: str | bytes) -> None:
        """No text leaves without saying of which element it is, whatever page it falls on."""
        if isinstance(s, str) and " Tj" in s:
            s = f"{self.tags.mark(self.pages[self.page])}\n{s}\nEMC"
        super()._out(s)

    def _say(self, words: str, size: float, style: str = "") -> None:
        self.set_font("sans", style, size)
        self._block(self.epw, size / 2, words, **BELOW)

    def _block(self, room: float, step: float, words: str, **then: Any) -> None:
        """What fits on one line is not looked at letter by letter: a long quote is pressed in half the time."""
        words = self._written(words)
        if "\n" not in words and self.get_string_width(words) < room - 2 * self.c_margin:
            self.cell(
                room, step, words, new_x=then["new_x"], new_y=YPos.TOP if then["new_y"] == YPos.LAST else YPos.NEXT
            )
        else:
            self.multi_cell(room, step, words, align="L", **then)

    def _written(self, words: str) -> str:
        said, lost = written(words)
        self.lost = self.lost or lost
        return said
