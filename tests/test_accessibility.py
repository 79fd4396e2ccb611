"""Every page: axe finds nothing to mend, light or dark; it fits from the narrowest phone on; a keyboard is enough."""

import re
from itertools import chain
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import get_resolver, resolve, reverse
from playwright.sync_api import expect

from .pages import MISTAKES, NOT_PAGES, PAGES, PEOPLE
from .steps import path, press

EVERYTHING = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # what the theme changes

WIDTHS = (320, 360, 768, 1440)
ZOOMED = {"width": 640, "height": 450}  # a laptop of 1280 × 900 at 200 %

OUTSIDE = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((one) => one.getBoundingClientRect().right > wide + 1)
        .map((one) => `${one.tagName}.${one.className}`);
}"""
FOCUS = """() => {
    const drawn = (one) => one && parseFloat(getComputedStyle(one).outlineWidth) >= 2
        && getComputedStyle(one).outlineStyle !== "none";
    const one = document.activeElement;
    const seen = one === document.body || drawn(one) || drawn(one.closest("label, .stub, tr"));
    return seen ? "" : one.outerHTML.slice(0, 200);
}"""
LOOKED_AT = {
    "visitor": ["/", "/cuenta/entrar/", "/cuenta/nueva/"],
    "requester": ["/inicio/", "/tickets/", "/reportar/", "/tickets/{open}/", "/cuenta/"],
    "technician": ["/consola/", "/consola/tickets/{open}/"],
}
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


def squeeze(page):
    """What sticks out of this page at some width."""
    usual, found = page.viewport_size, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if outside := page.evaluate(OUTSIDE):
            found.append((path(page.url), width, outside))
    page.set_viewport_size(usual)
    return found


@pytest.mark.browser
@pytest.mark.timeout(400)
@pytest.mark.parametrize("who", PAGES)
def test_pages(look, who):
    """Each is opened once, and looked at for both."""
    page = look.page(who)
    found = []
    for address in PAGES[who]:
        look.visit(page, who, address)
        found += examine(page) + squeeze(page)
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


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("who", LOOKED_AT)
def test_one_sees_where_the_keyboard_is(look, who):
    page = look.page(who)
    unseen = []
    for address in LOOKED_AT[who]:
        look.visit(page, who, address)
        for _step in range(25):
            page.keyboard.press("Tab")
            unseen.append(page.evaluate(FOCUS))
    assert [one for one in unseen if one] == []


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_reporting_takes_no_mouse(look):
    """At 200 %, too: from the front door to a ticket with a number."""
    page = look.page("visitor", viewport=ZOOMED)
    main = page.locator("main")
    page.goto("/")
    go(page, page.locator("header").get_by_role("link", name="Entrar"))
    page.keyboard.press("Enter")
    write(page, main.locator("[name=login]"), PEOPLE["requester"])
    write(page, main.locator("[name=password]"), look.desk.password)
    page.keyboard.press("Enter")
    go(page, main.get_by_role("link", name="Reportar incidencia"))
    page.keyboard.press("Enter")
    write(page, main.locator("[name=subject]"), "La pantalla se ve azul")
    write(page, main.locator("[name=description]"), "Todo se ve azul desde ayer, también al encender.")
    go(page, main.locator("[name=category]"))
    page.keyboard.press("ArrowDown")
    choose(page, main.locator("[name=impact]").first)
    go(page, main.locator("[name=contact_by]:checked"))
    choose(page, main.locator("[name=accept]"))
    go(page, main.get_by_role("button", name="Enviar reporte").last)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tickets/\d+/"))
    expect(main).to_contain_text("La pantalla se ve azul")


def go(page, target):
    """Press Tab until the keyboard is there."""
    target.wait_for()
    for _step in range(60):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {target}")


def write(page, target, words):
    go(page, target)
    page.keyboard.type(words)


def choose(page, target):
    go(page, target)
    page.keyboard.press("Space")
    expect(target).to_be_checked()


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
