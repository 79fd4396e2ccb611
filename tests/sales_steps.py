"""The stations of a sale, walked in either language; each page is looked at for its width and its words."""

import gettext
import os
import re
from pathlib import Path

from playwright.sync_api import expect

from .desk import ROOT, link, words
from .steps import PASSWORD, fill_report, path

ENGLISH = gettext.translation("django", ROOT / "locale", ["en"])
INSIDE = ("900.00", "44,000", "2,700", "46,7", "1,234.56", "59,546", "60,126")  # costs and amounts
SPANISH = re.compile(r"[áéíóúñ¿¡«»]|\b(?:de|del|el|la|las|los|que|para|con|por|una|tu|se|ya)\b", re.IGNORECASE)


def said(page, words, **facts):
    """What the product says for these words to who reads this page."""
    told = words
    if page.language == "en":
        told = ENGLISH.gettext(words)
        assert told != words, f"no English for {words!r}"
    return told % facts if facts else told


def press(page, words, **facts):
    page.get_by_role("button", name=said(page, words, **facts), exact=True).first.click()


def send(page, words, **facts):
    """Press what sends a form, and be on the page that it leads to."""
    with page.expect_navigation():
        press(page, words, **facts)


def follow(page, words, **facts):
    page.get_by_role("link", name=said(page, words, **facts), exact=True).first.click()


def reads(page, *words, where="main"):
    for one in words:
        expect(page.locator(where).first).to_contain_text(one, timeout=15_000)


def sees_no_money(page):
    """A technician reads neither what the house pays nor what the person does."""
    shown = page.content()
    assert [amount for amount in INSIDE if amount in shown] == []


def arrive(page, station):
    """Nothing wider than the page, nothing in the other language; kept as a picture if MESA_SHOTS names a folder."""
    page.wait_for_load_state()
    width = page.viewport_size["width"]
    if folder := os.environ.get("MESA_SHOTS"):
        page.screenshot(path=Path(folder) / f"{page.language}-{width}-{station}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{station} is wider than {width}"
    if page.language == "en":
        strays = [line for line in page.inner_text("body").splitlines() if SPANISH.search(line)]
        assert not strays, f"{station} says in Spanish: {strays}"


def speak(page, language):
    """Choose a language in one's own profile; months may have passed since one signed in."""
    page.goto("/cuenta/")
    if "/entrar/" in page.url:
        sign_in(page, page.address)
        page.goto("/cuenta/")
    page.locator("select[name=language]").select_option({"es": "es-mx", "en": "en"}[language])
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    page.language = language


def sign_in(page, address):
    page.goto("/cuenta/entrar/")
    page.fill("[name=login]", address)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def come_back(page):
    """After months everybody signs in again."""
    page.context.clear_cookies()
    sign_in(page, page.address)


def join(page, desk, address, name):
    """From nothing to a person who may report."""
    page.goto("/")
    follow(page, "Solicitar una cuenta")
    page.fill("[name=name]", name)
    page.fill("[name=email]", address)
    page.fill("[name=password]", PASSWORD)
    press(page, "Solicitar mi cuenta")
    expect(page.get_by_role("heading", level=1)).to_have_text(said(page, "Revisa tu correo"))
    page.goto(path(link(desk.post.wait_for(address), "/cuenta/confirmar/")))
    send(page, "Sí, es mi correo")
    if not page.url.endswith("/inicio/"):
        sign_in(page, address)
    page.goto("/cuenta/")
    page.check("[name=contact_by][value=email]")
    send(page, "Guardar cambios")


def report(page, subject, description):
    fill_report(page, subject, description)
    page.locator("main").get_by_role("button", name=said(page, "Enviar reporte")).last.click()
    page.wait_for_url(re.compile(r"/tickets/\d+/"))
    return int(re.search(r"/tickets/(\d+)/", page.url)[1])


def take(page):
    press(page, "Tomar")
    reads(page, said(page, "Atiende"))


def opened(page, summary):
    """Unfold what is folded under these words, and answer it."""
    fold = page.locator("details").filter(has=page.locator("summary", has_text=said(page, summary))).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    return fold


def fill_line(part, typed):
    """The first free row of an alternative, or one more; what the catalogue knows is filled by the page."""
    written = len([row for row in part.locator("[name$='-description']").all() if row.input_value()])
    if part.locator("[data-row]").count() == written:
        part.locator("[data-add]").click()
    row = part.locator("[data-row]").nth(written)
    if "sku" in typed:
        row.locator("[name$='-sku']").fill(typed["sku"])
        expect(row.locator("[name$='-unit_price']")).not_to_have_value("")
    for name, value in typed.items():
        field = row.locator(f"[name$='-{name}']")
        if name in {"warranty_months", "optional"}:
            row.locator("summary").click()
        if value is True:
            field.check()
        elif name == "unit":
            field.select_option(value)
        elif name != "sku":
            field.fill(value)


def write_alternative(page, number, title, lines):
    part = page.locator(f"[data-part='{number}']")
    part.locator("[name$='-title']").fill(title)
    for typed in lines:
        fill_line(part, typed)
    return part


def add_product(page, **typed):
    page.goto("/consola/ventas/catalogo/")
    for name, value in typed.items():
        field = page.locator(f"main form [name={name}]")
        field.select_option(value) if name in {"kind", "unit"} else field.fill(value)
    send(page, "Agregar")
    reads(page, typed["name"])


def heard(desk, address, subject):
    """The words of the letter whose subject says this, on one line."""
    return " ".join(words(desk.post.wait_for(address, subject)).split())
