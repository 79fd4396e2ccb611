"""What people do in these pages, in their own words."""

import itertools
import re

from playwright.sync_api import expect

from .desk import link

PASSWORD = "caballo-pila-grapa"
SUPERVISOR = "susi@example.org"
_numbers = itertools.count(1)


def new_address(name):
    return f"{name}{next(_numbers)}@example.org"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def send(page, name):
    """Press what sends a form, and be on the page that it leads to: one that only begins to arrive lacks its parts,
    and one that is left before the answer takes its form along."""
    with page.expect_navigation():
        press(page, name)


def sign_up(page, email, name):
    page.goto("/")
    page.get_by_role("link", name="Solicitar una cuenta").first.click()
    page.fill("[name=name]", name)
    page.fill("[name=email]", email)
    page.fill("[name=password]", PASSWORD)
    press(page, "Solicitar mi cuenta")
    expect(page.get_by_role("heading", level=1)).to_have_text("Revisa tu correo")


def confirm_address(page, desk, email):
    page.goto(path(link(desk.post.wait_for(email), "/cuenta/confirmar/")))
    send(page, "Sí, es mi correo")


def sign_in(page, email, password=PASSWORD):
    page.goto("/cuenta/entrar/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    with page.expect_navigation():  # the page that was there is loaded already
        page.locator("main").get_by_role("button", name="Entrar").click()


def speak_english(page):
    page.locator(".top .menu summary:visible").first.click()
    send(page, "English")


def personalise(page, contact_by="email"):
    page.goto("/cuenta/")
    page.check(f"[name=contact_by][value={contact_by}]")
    send(page, "Guardar cambios")


def join(page, desk, email, name):
    """From nothing to a person who may report."""
    sign_up(page, email, name)
    confirm_address(page, desk, email)
    if not page.url.endswith("/inicio/"):
        sign_in(page, email)
    personalise(page)


def fill_report(page, subject, description="Se apaga sola a los diez minutos, aunque esté conectada."):
    page.goto("/reportar/")
    page.fill("[name=subject]", subject)
    page.fill("[name=description]", description)
    page.select_option("[name=category]", index=1)
    page.check("[name=impact][value=blocked]")
    page.check("[name=contact_by][value=email]")
    page.check("[name=accept]")


def report(page, subject, **more):
    """Fill the form, send it and answer the number of the ticket."""
    fill_report(page, subject, **more)
    page.locator("main").get_by_role("button", name="Enviar reporte").last.click()
    page.wait_for_url(re.compile(r"/tickets/\d+/"))
    return int(re.search(r"/tickets/(\d+)/", page.url)[1])


def compose(page, mode, field, words):
    """Choose what to write in the console, write it, and send it."""
    page.locator(f"label:has([name=mode][value={mode}])").click()
    form = page.locator("form").filter(has=page.locator(f"textarea[name={field}]:visible")).last
    form.locator(f"textarea[name={field}]").fill(words)
    form.locator("button[type=submit]").first.click()
    expect(page.locator("#news")).to_contain_text(words)  # not in the box that comes back when it was refused


def take(page):
    press(page, "Tomar")
    expect(page.locator("main")).to_contain_text("Atiende")


def hire(page, desk, newcomer, name, role="technician"):
    """A supervisor on `page` invites; who accepts is signed in on `newcomer`. Answers their address."""
    address = new_address(name.split()[0].lower())
    page.goto("/consola/personas/invitar/")
    page.fill("[name=name]", name)
    page.fill("[name=email]", address)
    page.check(f"[name=role][value={role}]")
    send(page, "Enviar invitación")
    if "confirma-que-eres-tu" in page.url:
        page.fill("[name=password]", PASSWORD)
        send(page, "Continuar")
    newcomer.goto(path(link(desk.post.wait_for(address), "/cuenta/invitacion/")))
    newcomer.fill("[name=password]", PASSWORD)
    send(newcomer, "Aceptar la invitación")
    if newcomer.locator("[name=login]").count():
        sign_in(newcomer, address)
    return address


def path(address):
    return re.sub(r"^https?://[^/]+", "", address)
