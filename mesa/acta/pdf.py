"""The sheet on letter paper, with the letters every reader of PDF has."""

import unicodedata

from fpdf import FPDF
from fpdf.enums import XPos, YPos

LABEL, STEP = 42, 5  # millimetres
ENCODING = "cp1252"  # what those letters can write: Spanish and English, whole
BELOW = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}


class Paper(FPDF):
    def footer(self):
        self.set_y(-14)
        self.set_font("helvetica", size=8)
        self.cell(0, STEP, f"{self.page_no()}/{{nb}}", align="R")


def pressed(sheet):
    paper = Paper(format="letter")
    paper.core_fonts_encoding = ENCODING
    paper.set_compression(False)  # a few kilobytes, and anybody may read what it says
    paper.set_title(_written(f"{sheet.title} · {sheet.house}"))
    paper.set_margin(18)
    paper.add_page()
    _say(paper, sheet.house, 9)
    _say(paper, sheet.title, 18, "B")
    _say(paper, sheet.subject, 11)
    for section in sheet.sections:
        paper.ln(STEP)
        _say(paper, section.title, 12, "B")
        for label, words in section.rows:
            _row(paper, label, words)
    return bytes(paper.output())


def _say(paper, words, size, style=""):
    paper.set_font("helvetica", style, size)
    paper.multi_cell(0, size / 2, _written(words), align="L", **BELOW)


def _row(paper, label, words):
    paper.set_font("helvetica", "B", 9)
    paper.cell(LABEL, STEP, _written(label))
    paper.set_font("helvetica", "", 9)
    paper.multi_cell(0, STEP, _written(words), align="L", **BELOW)


def _written(words):
    """What these letters cannot write becomes «?», and nothing that is not a letter moves the press."""
    kept = unicodedata.normalize("NFC", words.replace("\r", ""))
    kept = "".join(sign for sign in kept if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Mn"})
    return kept.encode(ENCODING, "replace").decode(ENCODING)
