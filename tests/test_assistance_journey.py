"""A remote session as two people live it: asked, read, accepted, handed over, looked at, ended; or not."""

import pytest
from playwright.sync_api import expect

from .steps import PASSWORD, join, new_address, press, report, send, sign_in, speak_english, take
from .test_screen import ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WORDS = {
    "es-MX": {
        "asks": "te pide una sesión con TeamViewer", "maker": "Su fabricante:", "accept": "Sí, acepto esta sesión",
        "accepted": "Aceptaste la sesión", "hand": "Entregar", "ready": "Todo listo", "seen": "ve tu equipo",
        "over": "Terminó la sesión remota", "no": "No quiero esta sesión", "thanks": "No, gracias", "save": "Guardar",
        "declined": "No aceptaste la sesión", "late": "La sesión se cerró sola", "wrong": "No parece lo que muestra",
    },
    "en": {
        "asks": "asks you for a session with TeamViewer", "maker": "Its maker:",
        "accept": "Yes, I accept this session",
        "accepted": "You accepted the session", "hand": "Hand over", "ready": "All set",
        "seen": "can see your device",
        "over": "The remote session ended", "no": "I do not want this session", "thanks": "No, thank you",
        "save": "Save",
        "declined": "You did not accept the session", "late": "The session closed by itself",
        "wrong": "It does not look like",
    },
}  # fmt: skip


@pytest.fixture
def tere(house):
    return house[1]


@pytest.fixture(params=[("es-MX", 360), ("en", 1440)], ids=["es", "en"])
def reported(request, moving_desk, tere, visitor):
    """Ana's ticket in her language, attended by Tere; `(Ana's page, number, her words)`."""
    language, width = request.param
    ana = visitor(moving_desk, width=1440)
    ana.address = new_address("ana")
    join(ana, moving_desk, ana.address, "Ana Prueba")
    number = report(ana, "No abre el programa de facturas")
    if language == "en":
        speak_english(ana)
    ana.set_viewport_size({"width": width, "height": 900})
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    ask(tere, number, "teamviewer")
    ana.goto(f"/tickets/{number}/asistencia/")
    return ana, number, WORDS[language]


def prepare(page, words):
    for box in page.locator("main form [type=checkbox]").all():
        box.check()
    page.locator("main form [type=radio][value=yes]").check()
    send(page, words["save"])


def test_from_the_asking_to_the_end(moving_desk, tere, reported):
    ana, number, words = reported
    main = ana.locator("main")
    expect(main).to_contain_text(words["asks"])
    expect(main).to_contain_text(words["maker"])
    expect(main.get_by_role("link", name="https://www.teamviewer.com")).to_be_visible()
    prepare(ana, words)
    ana.check("[name=accept]")
    press(ana, words["accept"])
    expect(main).to_contain_text(words["accepted"])
    ana.fill("[name=identifier]", "12")
    ana.fill("[name=secret]", "abcd12")
    press(ana, words["hand"])
    expect(main).to_contain_text(words["wrong"])
    ana.fill("[name=identifier]", "987 654 321")
    ana.fill("[name=secret]", "abcd12")
    press(ana, words["hand"])
    expect(main).to_contain_text(words["ready"])

    tere.clock.install()
    tere.goto(f"/consola/tickets/{number}/asistencia/")
    send(tere, "Ver los datos de acceso")
    if tere.locator("main [name=password]").count():
        tere.fill("main [name=password]", PASSWORD)
        send(tere, "Continuar")
        if tere.get_by_role("button", name="Ver los datos de acceso").count():
            press(tere, "Ver los datos de acceso")
    expect(tere.locator("main")).to_contain_text("abcd12")
    tere.clock.fast_forward(61_000)
    expect(tere.locator("main")).not_to_contain_text("abcd12")
    expect(tere.locator("main")).to_contain_text("Se ocultó")
    tere.clock.resume()
    send(tere, "Ya veo su equipo")
    ana.goto(f"/tickets/{number}/asistencia/")
    expect(main).to_contain_text(words["seen"])
    ana.locator("main .button--danger").first.click()
    expect(main).to_contain_text(words["over"])
    tere.goto(f"/consola/tickets/{number}/asistencia/")
    expect(tere.locator("main")).to_contain_text("Terminada")


def test_whoever_does_not_want_it_says_no(tere, reported):
    ana, number, words = reported
    ana.get_by_text(words["no"]).click()
    ana.fill("[name=why]", "Prefiero una llamada.")
    press(ana, words["thanks"])
    expect(ana.locator("main")).to_contain_text(words["declined"])
    tere.goto(f"/consola/tickets/{number}/")
    expect(tere.locator("#news")).to_contain_text("Prefiero una llamada.")


def test_what_nobody_answers_ends_by_itself(moving_desk, tere, reported):
    ana, number, words = reported
    moving_desk.move(hours=25)
    moving_desk.post.wait_for(tere.address, f"[#{number}]")
    tere.context.clear_cookies()
    sign_in(tere, tere.address)
    ana.context.clear_cookies()
    sign_in(ana, ana.address)
    ana.goto(f"/tickets/{number}/asistencia/")
    expect(ana.locator("main")).to_contain_text(words["late"])
