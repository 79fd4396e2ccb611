"""Pages fit from the narrowest phone to a wide screen, and a keyboard is enough."""

import re

import pytest
from playwright.sync_api import expect

from .pages import PAGES, PEOPLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

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


@pytest.mark.parametrize("who", PAGES)
def test_nothing_scrolls_sideways(look, who):
    page = look.page(who)
    found = []
    for address in PAGES[who]:
        look.visit(page, who, address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if outside := page.evaluate(OUTSIDE):
                found.append((address, width, outside))
    assert found == []


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
