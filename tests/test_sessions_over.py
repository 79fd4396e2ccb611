"""The session ends, or begins anew in another tab, while people write: with and without scripts nothing typed is lost,
and nothing is sent twice."""

import pytest
from playwright.sync_api import expect

from .steps import PASSWORD as SECRET
from .steps import SUPERVISOR, fill_report, join, new_address, press, report, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def asked(chromium, desk_on_sqlite):
    """Ana, her address and her ticket, for the stories of this file."""
    page = chromium.new_context(base_url=desk_on_sqlite.address, locale="es-MX").new_page()
    address = new_address("ana")
    join(page, desk_on_sqlite, address, "Ana Prueba")
    yield page, address, report(page, "El monitor parpadea")
    page.context.close()


@pytest.fixture
def at_desk(asked, desk_on_sqlite, visitor):
    """Susi at the ticket in the console; `(page, the box where she writes)`."""
    susi = visitor(desk_on_sqlite)
    sign_in(susi, SUPERVISOR)
    susi.goto(f"/consola/tickets/{asked[2]}/")
    return susi, susi.locator("#id_add_note")


def end_session(page):
    page.context.clear_cookies(name="session")


def enter_here(page, address):
    """Sign in on the page that is there."""
    expect(page.locator("main")).to_contain_text("Tu sesión terminó")
    page.fill("[name=login]", address)
    page.fill("[name=password]", SECRET)
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ya entraste: falta enviarlo")


def enter_elsewhere(page, address):
    other = page.context.new_page()
    sign_in(other, address)
    other.close()


def send_note(page):
    page.locator(".composer__form--add_note button[type=submit]").first.click()


def test_in_the_console_words_stay_until_one_is_back(at_desk):
    susi, box = at_desk
    end_session(susi)
    box.fill("Media hora de escribir")
    send_note(susi)
    expect(susi.locator("[data-toasts]")).to_contain_text("Tu sesión terminó")
    expect(box).to_have_value("Media hora de escribir")
    expect(susi.locator("[name=login]")).to_have_count(0)
    expect(susi.locator(".composer__form--add_note [data-saved]")).not_to_contain_text("guardado")
    enter_elsewhere(susi, SUPERVISOR)
    send_note(susi)
    expect(susi.locator("#news").get_by_text("Media hora de escribir")).to_have_count(1)
    expect(susi.locator("[data-toasts]")).not_to_contain_text("Tu sesión terminó")
    expect(box).to_have_value("")


def test_in_the_console_a_token_renewed_elsewhere_is_no_obstacle(at_desk):
    susi, box = at_desk
    box.fill("Escrito en la pestaña vieja")
    end_session(susi)
    enter_elsewhere(susi, SUPERVISOR)
    send_note(susi)
    expect(susi.locator("#news").get_by_text("Escrito en la pestaña vieja")).to_have_count(1)
    susi.reload()
    expect(susi.locator("#news").get_by_text("Escrito en la pestaña vieja")).to_have_count(1)


def test_on_the_ticket_it_is_sent_once_one_is_back(asked):
    ana, address, number = asked
    ana.goto(f"/tickets/{number}/")
    box, sent = ana.locator("#contestar [name=body]"), ana.locator("#workspace").get_by_text("Sigue parpadeando")
    box.fill("Sigue parpadeando")
    expect(ana.locator("#contestar [data-saved]")).to_contain_text("Borrador guardado")
    end_session(ana)
    box.press("Enter")
    expect(ana.locator("[data-unsent]")).to_contain_text("Tu sesión terminó")
    sign_in(ana, address)
    ana.goto(f"/tickets/{number}/")
    expect(sent).to_have_count(1)
    expect(box).to_have_value("")


@pytest.mark.parametrize("javascript", [False, True])
def test_a_report_waits_on_the_page_where_one_signs_in(asked, desk_on_sqlite, visitor, javascript):
    ana = visitor(desk_on_sqlite, javascript=javascript)
    sign_in(ana, asked[1])
    fill_report(ana, f"Reporte largo {javascript}", description="Media hora escribiendo.\nY otra media.")
    end_session(ana)
    ana.locator("main").get_by_role("button", name="Enviar reporte").last.click()
    enter_here(ana, asked[1])
    assert "Media hora escribiendo.\nY otra media." in [box.input_value() for box in ana.locator("textarea").all()]
    press(ana, "Enviar otra vez")
    expect(ana.get_by_role("heading", level=1)).to_have_text(f"Reporte largo {javascript}")


def test_without_scripts_a_note_outlives_both(asked, desk_on_sqlite, visitor):
    plain = visitor(desk_on_sqlite, javascript=False)
    sign_in(plain, asked[1])
    plain.goto(f"/tickets/{asked[2]}/")
    plain.fill("#contestar [name=body]", "Sin programas")
    end_session(plain)
    press(plain, "Enviar")
    enter_here(plain, asked[1])
    end_session(plain)
    enter_elsewhere(plain, asked[1])
    press(plain, "Enviar otra vez")  # the token is another one again
    expect(plain.locator("main")).to_contain_text("por eso no se envió")
    press(plain, "Enviar otra vez")
    expect(plain.locator("#workspace").get_by_text("Sin programas")).to_have_count(1)
    plain.goto(f"/tickets/{asked[2]}/nota/")
    expect(plain.locator("#workspace").get_by_text("Sin programas")).to_have_count(1)
