"""What is written where the letters of the paper have none: never an empty box, never a crash."""

import time

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.documents import render
from mesa.documents.pdf.glyphs import HELD, written
from mesa.documents.pdf.page import Paper
from mesa.sales import actions
from mesa.sales.tests.conftest import line

from .reading import heard, opened

LOST = "es un signo que estas letras no tienen"


@pytest.fixture
def draft(request):
    return request.getfixturevalue("written")  # the name is taken here


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ñandú, pingüino, €5 · «sí» — №1", "Ñandú, pingüino, €5 · «sí» — №1"),
        ("Impresora 🖨️ rota", "Impresora [U+1F5A8] rota"),
        ("漢字 および", "[U+6F22 U+5B57] [U+304A U+3088 U+3073]"),
        ("مرحبا", "[U+0645 U+0631 U+062D U+0628 U+0627]"),
        ("👩‍🔧", "[U+1F469 U+1F527]"),
        ("Nguyễn, cafe\u0301, q\u0303", "Nguyen, café, q[U+0303]"),
        ("① ｆｕｌｌ\u2009x\u2028y\tz", "1 full x\ny z"),
        ("al \u202erevés\x07\x00 y\u200b ya", "al revés y ya"),
        ("a]\uf8ff[b", "a][U+F8FF][b"),
        ("\x0eU+0041\x0f", "U+0041"),
    ],
)
def test_what_has_no_letter_is_told_by_its_number(words, said):
    assert written(words) == (said, "U+" in said and said != "U+0041")


@given(st.text())
def test_whatever_is_written_only_letters_that_are_there_are_drawn(words):
    assert HELD.issuperset(written(words)[0])


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=300))
def test_whatever_is_written_is_pressed(words):
    paper = Paper(words, words, timezone.now())
    paper.heading(words, 1)
    paper.say(words)
    paper.fact(words, words)
    paper.amount(words, "$1.00")
    assert "".join(written(words)[0].split()) in "".join(heard(paper.pressed()).split())


@pytest.mark.parametrize(("note", "told"), [("Hola.", False), ("Hola 🖨.", True)])
def test_the_paper_says_what_its_brackets_are(draft, vico, note, told):
    paper = render.quote_pdf(actions.send_quote(draft(note=note), by=vico))[0]
    assert (LOST in heard(paper)) is told and ("[U+1F5A8]" in heard(paper)) is told


def test_the_longest_quote_there_can_be(draft, vico, susi):
    lines = [line(description="X" * 300 if n % 2 else "palabra " * 37) for n in range(50)]
    parts = [{"title": "漢" * 120, "summary": "🖨" * 400, "lines": lines}] * 4
    quote = actions.write_quote(draft(), by=vico, alternatives=parts)
    quote = actions.send_quote(actions.approve_quote(quote, by=susi), by=vico)
    begun = time.process_time()
    paper = render.quote_pdf(quote)[0]
    assert time.process_time() - begun < 20 and len(paper) < 2_000_000
    said = heard(paper)
    assert said.count("palabra") == 4 * 25 * 37 and said.replace(" ", "").count("X" * 300) == 100
    assert LOST in said and len(opened(paper).pages) > 15
