import gzip
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders

from mesa.ui import assets
from mesa.ui.assets import MODULES, SHEETS

CSS = Path(assets.__file__).parent / "static" / "ui" / "css"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shell", ["public", "console"])
def test_every_component_renders(client, theme, shell):
    html = client.get("/ui/", {"theme": theme, "shell": shell}).content.decode()
    assert f'data-theme="{theme}"' in html and f"shell--{shell}" in html
    assert html.count('class="note note--') == 4


def test_living_page_is_for_development(client, settings):
    settings.DEBUG_PAGES = False
    assert client.get("/ui/").status_code == 404


def test_field_ties_its_words_together(client):
    html = client.get("/ui/").content.decode()
    assert '<label class="field__label" for="b_title">' in html
    assert 'aria-describedby="b_title_helptext b_title_error"' in html
    assert '<a href="#b_title">' in html


def test_every_sheet_is_linked():
    assert {path.stem for path in CSS.glob("*.css")} == {*SHEETS, "dark"}


def test_first_visit_is_light(client):
    paths = ["django_htmx/htmx-2.min.js", "ui/mark.svg", "ui/css/dark.css"]
    paths += [f"ui/css/{name}.css" for name in SHEETS] + [f"ui/js/{name}.js" for name in MODULES]
    weight = sum(len(gzip.compress(Path(finders.find(path)).read_bytes())) for path in paths)
    assert weight + len(gzip.compress(client.get("/ui/").content)) < 60_000


def test_house_colour_follows_the_sheets(client, settings):
    settings.BRAND = SimpleNamespace(**vars(settings.BRAND) | {"accent": "#7a1fa2"})
    assets.style_links.cache_clear()
    html = client.get("/ui/").content.decode()
    assets.style_links.cache_clear()
    assert '<link rel="stylesheet" href="/ui/marca/light.css?7a1fa2">' in html
    assert html.count("data-dark>") == 2
    response = client.get("/ui/marca/light.css")
    assert response["Content-Type"] == "text/css"
    assert "--accent: #7a1fa2;" in response.content.decode()
