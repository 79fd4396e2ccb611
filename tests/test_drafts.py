"""What one types is kept while one types, and the page says so only when it is true."""

import pytest
from playwright.sync_api import expect

from .steps import SUPERVISOR, join, new_address, press, report, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def ana(desk_on_sqlite, visitor):
    page = visitor(desk_on_sqlite)
    page.address = new_address("ana")
    join(page, desk_on_sqlite, page.address, "Ana Prueba")
    return page


@pytest.fixture(params=["portal", "console"])
def writer(request, ana, desk_on_sqlite, visitor):
    """Somebody at a ticket; `(page, the box where they write, the form around it)`."""
    number = report(ana, "El monitor parpadea")
    if request.param == "portal":
        return ana, ana.locator("#contestar [name=body]"), ana.locator("#contestar")
    susi = visitor(desk_on_sqlite)
    sign_in(susi, SUPERVISOR)
    susi.goto(f"/consola/tickets/{number}/")
    return susi, susi.locator("#id_add_note"), susi.locator("form:has(#id_add_note)")


def told(form, words):
    expect(form.locator("[data-saved]")).to_contain_text(words)


def leave(page):
    """Whether the browser asked before it went away from the page."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    return asked == ["beforeunload"]


def test_it_is_kept_and_warns_of_what_will_go(writer):
    page, box, form = writer
    box.press_sequentially("Pagué con 4242 4242 4242 4242")
    expect(form.locator("[data-warning]")).to_contain_text("Parece que escribiste un número de tarjeta.")
    told(form, "Borrador guardado a las")
    box.fill("Pagué en la tienda")
    told(form, "")
    told(form, "Borrador guardado a las")
    expect(form.locator("[data-warning]")).to_have_text("")
    assert not leave(page)
    expect(box).to_have_value("Pagué en la tienda")


def test_without_network_it_says_so_until_it_is_kept(writer):
    page, box, form = writer
    page.context.set_offline(True)
    box.press_sequentially("Se fue la luz")
    told(form, "No se pudo guardar el borrador")
    box.press_sequentially(" en toda la calle")
    told(form, "No se pudo guardar el borrador")
    page.context.set_offline(False)
    told(form, "Borrador guardado a las")
    assert not leave(page)
    expect(box).to_have_value("Se fue la luz en toda la calle")


def test_who_leaves_with_what_could_not_be_kept_is_asked(writer):
    page, box, form = writer
    page.route("**/borrador/**", lambda route: route.abort())
    box.press_sequentially("Se fue la luz")
    told(form, "No se pudo guardar el borrador")
    assert leave(page)


def test_words_of_the_last_moment_are_kept_too(writer):
    page, box, _form = writer
    box.press_sequentially("Una cosa más")
    here = page.url
    page.goto("/preguntas/")
    for _ in range(40):  # the browser sends them when it likes, and a page that came before does not follow
        page.goto(here)
        if box.input_value():
            break
        page.wait_for_timeout(500)
    expect(box).to_have_value("Una cosa más")


def test_after_signing_in_again_elsewhere_it_goes_on(ana, visitor):
    ana.goto("/reportar/")
    form = ana.locator("form.report")
    ana.context.clear_cookies(name="session")
    ana.fill("[name=subject]", "El teclado escribe solo")
    told(form, "Tu sesión terminó")
    again = ana.context.new_page()
    sign_in(again, ana.address)
    ana.fill("[name=description]", "Pone letras que nadie toca.")
    told(form, "Borrador guardado a las")
    ana.locator("main").get_by_role("button", name="Enviar reporte").last.click()
    expect(ana.locator("main")).to_contain_text("Elige cuánto te afecta")


@pytest.fixture
def held(ana, desk_on_sqlite, visitor):
    """Susi at a ticket: `held(act, press)` answers her page and how to let the act's request go on."""
    susi = visitor(desk_on_sqlite)
    sign_in(susi, SUPERVISOR)
    susi.goto(f"/consola/tickets/{report(ana, 'El monitor parpadea')}/")

    def held(act, press):
        waiting = []
        susi.route(f"**/{act}/", lambda route: waiting.append(route))
        with susi.expect_request(f"**/{act}/"):
            press(susi)
        return susi, lambda: waiting[0].continue_()

    return held


def send_note(page):
    page.fill("#id_add_note", "Ya lo reviso.")
    page.locator("form:has(#id_add_note) [type=submit]").first.click()


def test_what_is_typed_while_a_note_is_on_its_way_stays(held):
    susi, go = held("nota", send_note)
    susi.locator("label:has([name=mode][value=ask])").click()
    susi.fill("#id_ask", "¿De qué marca es?")
    go()
    expect(susi.locator("#news")).to_contain_text("Ya lo reviso.")
    expect(susi.locator("#id_add_note")).to_have_value("")
    expect(susi.locator("#id_ask:visible")).to_have_value("¿De qué marca es?")


def test_what_is_typed_while_the_ticket_is_being_taken_stays(held):
    susi, go = held("asignar", lambda page: press(page, "Tomar"))
    susi.fill("#id_add_note", "Ya lo reviso.")
    go()
    expect(susi.locator("#head")).to_contain_text("Atiende")
    expect(susi.locator("#id_add_note")).to_have_value("Ya lo reviso.")
