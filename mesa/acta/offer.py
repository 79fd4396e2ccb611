"""A quote on letter paper: the words and amounts of its page, in letters that travel inside the file.

The same quote is the same bytes whenever it is pressed: its dates are those of the quote and its mark is made of its
name. Nothing is read from an address or from a name that somebody wrote.
"""

import hashlib
import unicodedata
from pathlib import Path

import fontpkg_pt_sans
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = Path(fontpkg_pt_sans.__file__).parent / "files"
LETTERS = {"": "PT_Sans-Web-Regular.ttf", "B": "PT_Sans-Web-Bold.ttf"}
STEP, LABEL, AMOUNT = 5, 42, 38  # millimetres
BELOW = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}
SILENT = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Sheet(FPDF):
    """A page with its number, and the same name for the file every time."""

    name = ""

    def footer(self):
        self.set_y(-14)
        self.set_font("sans", size=8)
        self.cell(0, STEP, f"{self.name} · {self.page_no()}/{{nb}}", align="R")

    def file_id(self):
        mark = hashlib.sha256(self.name.encode()).hexdigest()[:32].upper()
        return f"<{mark}><{mark}>"


def pressed(offer):
    paper = _paper(offer)
    _say(paper, offer.house, 9)
    _title(paper, offer.title, 18)
    _say(paper, offer.subject, 11)
    paper.ln(STEP)
    for label, words in offer.facts:
        _row(paper, label, words)
    if offer.note:
        paper.ln(STEP)
        _say(paper, offer.note, 10)
    for option in offer.options:
        _option(paper, option)
    if offer.terms:
        _section(paper, _("Condiciones"))
        _say(paper, offer.terms, 9)
    paper.ln(STEP)
    _row(paper, _("Código de verificación:"), offer.code)
    _say(paper, offer.verify, 8)
    return bytes(paper.output())


def _paper(offer):
    paper = Sheet(format="letter")
    paper.name = offer.title
    for style, file in LETTERS.items():
        paper.add_font("sans", style, FONTS / file)
    paper.set_compression(False)  # a few kilobytes, and anybody may read what it says
    paper.set_title(_written(f"{offer.title} · {offer.house}"))
    paper.set_author(_written(offer.house))
    paper.set_lang(get_language())
    paper.set_creation_date(offer.sent_at)
    paper.set_display_mode("fullwidth")
    paper.set_margin(18)
    paper.set_auto_page_break(True, 20)
    paper.add_page()
    return paper


def _option(paper, option):
    _section(paper, f"{option.title} ({_('Recomendada')})" if option.recommended else option.title)
    _say(paper, option.total, 14, "B")
    _say(paper, _("Total a pagar, con IVA incluido"), 8)
    if option.summary:
        _say(paper, option.summary, 10)
    paper.ln(2)
    for item in option.items:
        _item(paper, item)
    for label, amount in option.rows:
        _sum(paper, label, amount)
    _sum(paper, _("Total"), option.total, "B")
    _say(paper, option.words, 8)


def _item(paper, item):
    _sum(paper, item.name, item.amount, "B")
    discount = _("descuento de %(percent)s") % {"percent": item.discount} if item.discount else ""
    said = [f"{item.quantity} × {item.price}", discount, item.tax, _("opcional") if item.optional else "", item.detail]
    _say(paper, " · ".join(filter(None, said)), 8)
    paper.ln(1)


def _sum(paper, label, amount, style=""):
    """A label, and its amount at the right edge of the same line."""
    paper.set_font("sans", style, 10)
    _block(paper, paper.epw - AMOUNT, STEP, label, new_x=XPos.RIGHT, new_y=YPos.LAST)
    paper.cell(AMOUNT, STEP, amount, align="R", **BELOW)


def _section(paper, title):
    paper.ln(STEP)
    _title(paper, title, 12)


def _title(paper, title, size):
    paper.start_section(_written(title), level=0 if size > 12 else 1)
    _say(paper, title, size, "B")


def _say(paper, words, size, style=""):
    paper.set_font("sans", style, size)
    _block(paper, paper.epw, size / 2, words, **BELOW)


def _block(paper, room, step, words, **then):
    """What fits on one line is not looked at letter by letter: a long quote is pressed in half the time."""
    words = _written(words)
    if len(words) * paper.font_size < room and "\n" not in words:
        paper.cell(room, step, words, new_x=then["new_x"], new_y=YPos.TOP if then["new_y"] == YPos.LAST else YPos.NEXT)
    else:
        paper.multi_cell(room, step, words, align="L", **then)


def _row(paper, label, words):
    paper.set_font("sans", "B", 9)
    paper.cell(LABEL, STEP, _written(label))
    paper.set_font("sans", "", 9)
    paper.multi_cell(0, STEP, _written(words), align="L", **BELOW)


def _written(words):
    """Nothing that is not a letter moves the press."""
    kept = unicodedata.normalize("NFC", words.replace("\r", ""))
    return "".join(sign for sign in kept if sign == "\n" or unicodedata.category(sign) not in SILENT)
