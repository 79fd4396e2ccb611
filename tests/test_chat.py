"""Two people chat in the ticket: both ways, typing, files, a network that goes and comes back."""

import pytest
from playwright.sync_api import expect

from mesa.portal.tests.conftest import PIXEL

from .steps import SUPERVISOR, compose, join, new_address, press, report, sign_in, speak_english, take

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LOOK = {"timeout": 15_000}
PICTURE = {"name": "pantalla.png", "mimeType": "image/png", "buffer": PIXEL}


@pytest.fixture
def meet(visitor):
    """Ana reports and Susi takes it; `(Ana's page, Susi's page, number)`."""

    def meet(desk, **more):
        ana, susi = visitor(desk, width=360, **more), visitor(desk)
        join(ana, desk, new_address("ana"), "Ana Prueba")
        number = report(ana, "El monitor parpadea")
        sign_in(susi, SUPERVISOR)
        susi.goto(f"/consola/tickets/{number}/")
        take(susi)
        return ana, susi, number

    return meet


def box(page):
    return page.locator("#contestar [name=body]")


def conversation(page):
    return page.locator("#workspace")


def told(page, words):
    expect(page.locator("[data-presence]")).to_contain_text(words, **LOOK)


def cut(page):
    """No network, and the stream that was open is gone too: Chromium alone would keep it."""
    page.context.set_offline(True)
    with page.expect_event("requestfailed", lambda failed: "/live" in failed.url):
        page.evaluate("dispatchEvent(new Event('online'))")


def say(page, words):
    box(page).press_sequentially(words)
    box(page).press("Enter")
    expect(box(page)).to_have_value("")


def test_two_people_chat(desk_on_sqlite, meet):
    ana, susi, _number = meet(desk_on_sqlite)
    told(ana, "Susana está aquí")
    told(susi, "Ana está en la página")
    box(ana).press_sequentially("Hola, ¿me lees?")
    told(susi, "Ana está escribiendo…")
    box(ana).press("Enter")
    expect(box(ana)).to_be_focused()
    expect(susi.locator("main")).to_contain_text("Hola, ¿me lees?", **LOOK)
    susi.locator("#id_add_note").press_sequentially("Sí, dime.")
    told(ana, "Susana está escribiendo…")
    susi.locator("#id_add_note").press("Control+Enter")
    expect(conversation(ana)).to_contain_text("Sí, dime.", **LOOK)
    expect(conversation(ana).get_by_text("por chat")).to_have_count(2)
    ana.locator("#contestar [name=files]").set_input_files(PICTURE)
    say(ana, "Así se ve.")
    expect(susi.locator("main")).to_contain_text("pantalla.png", **LOOK)
    assert ana.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_said_without_network_arrives_once(desk_on_sqlite, meet):
    ana, susi, _number = meet(desk_on_sqlite)
    told(ana, "Susana está aquí")
    cut(ana)
    say(ana, "Uno sin red.")
    say(ana, "Dos sin red.")
    expect(ana.locator("[data-unsent]")).to_contain_text("Sin conexión", **LOOK)
    compose(susi, "add_note", "body", "Mientras no estabas.")
    ana.context.set_offline(False)
    expect(conversation(ana)).to_contain_text("Dos sin red.", **LOOK)
    expect(conversation(ana)).to_contain_text("Mientras no estabas.", **LOOK)
    expect(ana.locator("[data-unsent]")).to_be_hidden()
    for words in ("Uno sin red.", "Dos sin red."):
        expect(susi.get_by_text(words)).to_have_count(1, **LOOK)


def test_what_was_written_without_network_outlives_the_page(desk_on_sqlite, meet):
    ana, susi, number = meet(desk_on_sqlite)
    ana.context.set_offline(True)
    say(ana, "Se fue la luz.")
    again = ana.context.new_page()
    ana.close()
    again.context.set_offline(False)
    again.goto(f"/tickets/{number}/")
    expect(susi.locator("main")).to_contain_text("Se fue la luz.", **LOOK)
    expect(conversation(again)).to_contain_text("Se fue la luz.", **LOOK)


def test_what_comes_after_the_end_goes_back_to_the_box(desk_on_sqlite, meet):
    ana, susi, number = meet(desk_on_sqlite)
    cut(ana)
    say(ana, "Una cosa más.")
    compose(susi, "resolve", "solution", "Era el cable.")
    susi.once("dialog", lambda dialog: dialog.accept())
    press(susi, "Cerrar")
    expect(susi.locator("#head")).to_contain_text("Cerrado")
    ana.context.set_offline(False)
    expect(box(ana)).to_have_value("Una cosa más.", **LOOK)
    expect(ana.locator("[data-toasts]")).to_contain_text("tu mensaje no se envió")


def test_a_page_left_for_an_hour_catches_up(moving_desk, meet):
    moving_desk.to_monday()
    ana, susi, _number = meet(moving_desk)
    told(ana, "Susana está aquí")
    cut(ana)
    moving_desk.live(hours=1)
    compose(susi, "add_note", "body", "Te escribo una hora después.")
    ana.context.set_offline(False)
    expect(conversation(ana)).to_contain_text("Te escribo una hora después.", **LOOK)
    say(ana, "Aquí sigo.")
    expect(susi.locator("main")).to_contain_text("Aquí sigo.", **LOOK)


def test_after_hours_the_page_says_when(moving_desk, meet):
    moving_desk.to_monday()
    ana, susi, _number = meet(moving_desk)
    susi.close()
    told(ana, "no está en línea")
    moving_desk.move(hours=12)
    told(ana, "abrimos mañana a las 9:00")


def test_without_scripts_it_is_a_form(desk_on_sqlite, meet, visitor):
    ana, _susi, number = meet(desk_on_sqlite)
    plain = visitor(desk_on_sqlite, javascript=False)
    plain.context.add_cookies(ana.context.cookies())
    plain.goto(f"/tickets/{number}/")
    plain.fill("#contestar [name=body]", "Sin guiones.")
    press(plain, "Enviar")
    expect(plain.locator("main")).to_contain_text("Tu mensaje ya está en el ticket")
    expect(plain.locator("#workspace")).to_contain_text("Sin guiones.")


def test_in_english(desk_on_sqlite, meet):
    ana, susi, _number = meet(desk_on_sqlite)
    speak_english(ana)
    told(ana, "Susana is here")
    susi.locator("#id_add_note").press_sequentially("Hello.")
    told(ana, "Susana is typing…")
    susi.locator("#id_add_note").press("Control+Enter")
    expect(conversation(ana)).to_contain_text("Hello.", **LOOK)
    say(ana, "Hi!")
    expect(susi.locator("main")).to_contain_text("Hi!", **LOOK)
