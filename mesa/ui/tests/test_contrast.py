"""Every pair of colours that meets on a page, in both themes, against WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

from mesa.ui.brand import GROUNDS, contrast, sheet

CSS = Path(__file__).parents[1] / "static" / "ui" / "css"
TONES = ["info", "wait", "good", "bad", "neutral", "accent", "clay"]
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "link") for ground in ("paper", "surface", "sunken")],
    *[(tone, f"{tone}-soft") for tone in TONES],
    *[("ink", f"{tone}-soft") for tone in TONES],
    *[
        ("ink-soft", "accent-soft"),
        ("link", "accent-soft"),
        ("link", "maize"),
        ("accent", "surface"),
        ("accent", "sunken"),
    ],
    *[(tone, "surface") for tone in ("bad", "clay")],
    *[("clay", "paper"), ("bad", "paper"), ("accent", "paper"), ("ink", "maize"), ("maize-ink", "maize")],
    *[("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-bar", "bar"), ("on-bar", "bar-raised")],
]
SHAPES = [
    *[(edge, ground) for edge in ("line-strong", "focus", "accent") for ground in ("paper", "surface", "sunken")],
    ("maize-line", "maize"),
]


def colours(theme):
    sheets = ["tokens.css"] if theme == "light" else ["tokens.css", "dark.css"]
    text = "".join((CSS / sheet).read_text() for sheet in sheets)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def too_close(theme, pairs, least):
    known = colours(theme)
    ratios = {f"{ink} on {ground}": contrast(known[ink], known[ground]) for ink, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme):
    assert too_close(theme, TEXT, 4.5) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_focus_can_be_seen(theme):
    assert too_close(theme, SHAPES, 3) == {}


def test_colours_live_only_in_the_tokens():
    others = [path for path in CSS.glob("*.css") if path.name not in {"tokens.css", "dark.css"}]
    found = {path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl", path.read_text()) for path in others}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_dark_names_every_colour_of_light():
    dark = set(re.findall(r"--([\w-]+):", (CSS / "dark.css").read_text()))
    assert set(colours("light")) - dark == set()


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "accent", ["#ffe600", "#000000", "#ffffff", "#e60026", "#00c2ff", "#7a1fa2", "#7f7f7f", "#14535A"]
)
def test_any_colour_of_the_house_can_be_read(theme, accent):
    shades = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet(accent, theme)))
    known = colours(theme) | shades
    pairs = [pair for pair in TEXT if shades.keys() & set(pair)]
    assert {
        p: round(contrast(known[p[0]], known[p[1]]), 2) for p in pairs if contrast(known[p[0]], known[p[1]]) < 4.5
    } == {}


def test_grounds_of_the_house_colour_are_those_of_the_tokens():
    for theme, grounds in GROUNDS.items():
        assert grounds == tuple(colours(theme)[name] for name in ("paper", "surface", "sunken", "maize"))


def test_a_colour_that_is_not_one_changes_nothing():
    assert sheet("red; } body { display: none", "light") == ""
