"""axe finds nothing to mend on any page, light or dark."""

import re
from itertools import chain
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import get_resolver, resolve, reverse

from .pages import MISTAKES, NOT_PAGES, PAGES
from .steps import path, press

EVERYTHING = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # what the theme changes


EXAMINE = """async (options) => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return (await axe.run(document, {...options, resultTypes: ["violations"]})).violations;
}"""


def examine(page):
    """What axe would mend on this page, in both themes."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        for rule in page.evaluate(EXAMINE, options):
            found += [
                (path(page.url), scheme, rule["id"], node["target"], node["failureSummary"]) for node in rule["nodes"]
            ]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("who", PAGES)
def test_pages(look, who):
    page = look.page(who)
    found = []
    for address in PAGES[who]:
        look.visit(page, who, address)
        found += examine(page)
    assert found == []


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("who", MISTAKES)
def test_forms_with_errors(look, who):
    page = look.page(who)
    found = []
    for address, button in MISTAKES[who]:
        look.visit(page, who, address)
        page.evaluate("for (const form of document.forms) form.noValidate = true")
        press(page.locator("main"), button)
        page.locator("[aria-invalid=true], .form-errors").first.wait_for()
        found += examine(page)
    assert found == []


def routes(resolver, spaces=()):
    """(name, address) of every named route below."""
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from routes(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif entry.name:
            yield ":".join((*spaces, entry.name)), entry.pattern


def test_no_page_is_forgotten(client, susi, settings):
    """Every named address is looked at, or takes no GET, or is no page."""
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(susi)
    seen = {
        resolve(urlsplit(re.sub("{.+?}", "1", a)).path).view_name for a in chain(*PAGES.values()) if a != "/no-existe/"
    }
    unseen = [(name, dict.fromkeys(pattern.regex.groupindex, "1")) for name, pattern in routes(get_resolver())]
    forgotten = [
        name
        for name, facts in unseen
        if name not in seen | NOT_PAGES.keys()
        and not name.startswith("api:")
        and client.get(reverse(name, kwargs=facts)).status_code != 405
    ]
    assert forgotten == []
