"""The whole job: from «Solicitar una cuenta» to «resuelto», each hearing from the other by real e-mail."""

import pytest
from playwright.sync_api import expect

from .desk import link
from .steps import (
    SUPERVISOR,
    compose,
    confirm_address,
    join,
    new_address,
    path,
    personalise,
    press,
    report,
    sign_in,
    sign_up,
    take,
)

pytestmark = pytest.mark.browser


@pytest.fixture(params=["sqlite", "sqlite without JavaScript", "postgresql"])
def run(request):
    """(desk, does the browser run JavaScript, the port of the technician's web)."""
    kind = request.param.split()[0]
    desk = request.getfixturevalue(f"desk_on_{kind}")
    return desk, "without" not in request.param, len(desk.ports) - 1


def test_from_sign_up_to_solved(run, visitor):
    desk, javascript, other_web = run
    address = new_address("ana")
    ana = visitor(desk, javascript=javascript, width=360)
    tere = visitor(desk, javascript=javascript, port=other_web)

    sign_up(ana, address, "Ana Prueba")
    confirm_address(ana, desk, address)
    if not ana.url.endswith("/inicio/"):
        sign_in(ana, address)
    expect(ana.locator("main")).to_contain_text("Cinco pasos")
    personalise(ana)
    ana.goto("/preparacion/")
    number = report(ana, "La laptop se apaga sola")
    expect(ana.locator("main")).to_contain_text("Recibida")
    confirmation = desk.post.wait_for(address, f"#{number}")
    assert confirmation["Auto-Submitted"] == "auto-generated"
    assert link(confirmation, f"/tickets/{number}/").startswith(desk.address)

    sign_in(tere, SUPERVISOR)
    tere.goto(path(link(desk.post.wait_for(SUPERVISOR, f"#{number}"), f"/consola/tickets/{number}/")))
    take(tere)
    compose(tere, "add_internal_note", "body", "Suena a la batería; no decirle aún.")
    compose(tere, "ask", "question", "¿De qué marca es el cargador?")
    question = desk.post.wait_for(address, "¿De qué marca es el cargador?")
    assert question["References"] == confirmation["References"]
    tere.goto("/consola/")  # who looks at the ticket needs no letter

    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).not_to_contain_text("no decirle aún")
    answer = f"Es genérico, lo compré en el tianguis ({number})."  # another journey's letter says no such thing
    ana.fill("main [name=body]", answer)
    press(ana, "Enviar")
    expect(ana.locator("#workspace")).to_contain_text(answer)

    desk.post.wait_for(SUPERVISOR, answer)
    tere.goto(f"/consola/tickets/{number}/")
    compose(tere, "resolve", "solution", "El cargador genérico no da corriente. Con el original funciona.")
    expect(tere.locator("main")).to_contain_text("Resuelto")
    desk.post.wait_for(address, "Con el original funciona")
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("garantía")
    assert desk.post.to(address, "no decirle aún") == []


def test_a_link_opened_by_a_scanner_uses_nothing_up(desk_on_sqlite, visitor):
    address = new_address("nora")
    nora, scanner = visitor(desk_on_sqlite), visitor(desk_on_sqlite)
    sign_up(nora, address, "Nora Prueba")
    for _ in range(3):
        scanner.goto(path(link(desk_on_sqlite.post.wait_for(address), "/cuenta/confirmar/")))
    confirm_address(nora, desk_on_sqlite, address)
    expect(nora.locator("main")).to_contain_text("Nora")


def test_an_outsider_finds_nothing(desk_on_sqlite, visitor):
    ana, beto = visitor(desk_on_sqlite), visitor(desk_on_sqlite)
    join(ana, desk_on_sqlite, new_address("ana"), "Ana Prueba")
    number = report(ana, "No abre el correo")
    join(beto, desk_on_sqlite, new_address("beto"), "Beto Prueba")
    for address in (f"/tickets/{number}/", f"/tickets/{number}/cancelar/"):
        assert beto.goto(address).status == 404
    assert beto.goto(f"/consola/tickets/{number}/").status == 403


def test_a_page_left_open_follows_by_itself(desk_on_postgresql, visitor):
    desk = desk_on_postgresql
    ana, tere = visitor(desk), visitor(desk, port=1)
    join(ana, desk, new_address("ana"), "Ana Prueba")
    number = report(ana, "El monitor parpadea")
    sign_in(tere, SUPERVISOR)
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    compose(tere, "add_note", "body", "Hola Ana, prueba con otro cable.")
    expect(ana.locator("main")).to_contain_text("prueba con otro cable")
    ana.fill("main [name=body]", "Con otro cable ya no parpadea.")
    press(ana, "Enviar")
    expect(tere.locator("main")).to_contain_text("ya no parpadea")


def test_what_is_typed_survives(desk_on_sqlite, visitor):
    ana = visitor(desk_on_sqlite)
    join(ana, desk_on_sqlite, new_address("ana"), "Ana Prueba")
    ana.goto("/reportar/")
    ana.fill("[name=subject]", "El teclado escribe solo")
    with ana.expect_response(lambda answer: "nadie toca" in (answer.request.post_data or "")):
        ana.fill("[name=description]", "Pone letras que nadie toca.")
        ana.locator("[name=description]").blur()
    expect(ana.get_by_text("Guardado", exact=False).first).to_be_visible()
    again = ana.context.new_page()
    again.goto("/reportar/")
    expect(again.locator("[name=subject]")).to_have_value("El teclado escribe solo")
    again.locator("main").get_by_role("button", name="Enviar reporte").last.click()
    expect(again.locator("[name=description]")).to_have_value("Pone letras que nadie toca.")
    expect(again.locator("main")).to_contain_text("Elige cuánto te afecta")
