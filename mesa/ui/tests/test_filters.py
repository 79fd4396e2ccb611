from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from mesa.ui.filters import ago, attributes, day, filesize, initials, nl2p, when

AT = datetime(2026, 11, 23, 4, 5, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _reader():
    with translation.override("es-mx"), timezone.override("America/Mexico_City"):
        yield


def test_when_is_told_in_the_zone_of_the_reader():
    assert when(AT) == '<time datetime="2026-11-23T04:05:30+00:00">22/11/2026 22:05</time>'
    assert when(None) == ""


def test_day_of_a_moment_and_of_a_date():
    assert day(AT) == '<time datetime="2026-11-22">22/11/2026</time>'
    assert day(date(2026, 3, 1)) == '<time datetime="2026-03-01">01/03/2026</time>'


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (timedelta(seconds=59), "ahora"),
        (timedelta(minutes=5, seconds=40), "hace 5 min"),
        (timedelta(hours=3), "hace 3 h"),
        (timedelta(days=2), "hace 2 d"),
        (timedelta(days=30), "22/11/2026"),
        (-timedelta(minutes=4, seconds=1), "en 5 min"),
        (-timedelta(hours=2) + timedelta(seconds=1), "en 2 h"),
    ],
)
def test_ago_in_few_words(gone, words):
    title = '<time datetime="2026-11-23T04:05:30+00:00" title="22/11/2026 22:05">'
    assert ago(AT, AT + gone) == f"{title}{words}</time>"


def test_paragraphs_and_lines():
    assert nl2p("Hola.\nSoy Ana.\n\n\nGracias.") == "<p>Hola.<br>\nSoy Ana.</p>\n<p>Gracias.</p>"
    assert nl2p(None) == nl2p("  \n") == ""


def test_markup_stays_text():
    assert nl2p('<img src=x onerror="x">') == "<p>&lt;img src=x onerror=&#34;x&#34;&gt;</p>"


def test_links_are_plain_and_end_before_the_full_stop():
    rel = 'rel="noopener noreferrer nofollow"'
    assert (
        nl2p("Ve https://a.mx/?b=1&c=2.")
        == f'<p>Ve <a href="https://a.mx/?b=1&amp;c=2" {rel}>https://a.mx/?b=1&amp;c=2</a>.</p>'
    )
    assert nl2p("mailto:a@b.mx") == f'<p><a href="mailto:a@b.mx" {rel}>a@b.mx</a></p>'


@pytest.mark.parametrize(
    "trick", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:x", "java\tscript:x", "//a.mx"]
)
def test_other_addresses_stay_text(trick):
    assert "<a" not in nl2p(trick)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (840, "840 B"), (3449, "3.4 kB"), (12_400, "12 kB"), (3_400_000, "3.4 MB"), (2e9, "2.0 GB")],
)
def test_size_as_people_read_it(size, words):
    assert filesize(size) == words


@pytest.mark.parametrize(
    ("name", "letters"), [("Ana María Ruiz", "AR"), ("tere", "T"), ("", "?"), ("(Soporte) Luz", "L"), (None, "?")]
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_attributes_are_escaped():
    assert attributes({"hidden": True, "title": '"<', "id": None, "open": False}) == ' hidden title="&#34;&lt;"'
