"""What opens somebody's machine is in no file, log, letter, page or copy; only in the one look."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from .desk import ROOT, Desk
from .steps import PASSWORD, SUPERVISOR, hire, join, new_address, press, report, send, sign_in, take
from .test_screen import accept, ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ID, SECRET = "987654321", "MARCA-7c41"
FIRST, SECOND = "primera-clave-de-la-casa-" * 3, "segunda-clave-de-la-casa-" * 3


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path, MESA_LOG_LEVEL="DEBUG", MESA_SECRET_KEY=FIRST).open()
    yield desk
    desk.close()


def restarted(desk, **environment):
    """The same desk with other settings."""
    for process in desk.processes:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
    desk.processes.clear()
    desk.environment |= environment
    desk._start("manage.py", "serve")
    desk._wait(desk.address)


def manage(desk, *words):
    subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=desk.environment, check=True, capture_output=True
    )


def found_in(folder, *more):
    """Every file, and every text, that holds it."""
    needles = SECRET.encode(), ID.encode(), b"987 654 321"
    files = [path for path in Path(folder).rglob("*") if path.is_file() and "static" not in path.parts]
    held = [str(path) for path in files if any(needle in path.read_bytes() for needle in needles)]
    return held + [text[:60] for text in more if any(needle.decode() in text for needle in needles)]


def confirm(page):
    """The password again, for what is delicate; and the button again, if it was forgotten meanwhile."""
    page.fill("main [name=password]", PASSWORD)
    send(page, "Continuar")
    if page.get_by_role("button", name="Ver los datos de acceso").count():
        press(page, "Ver los datos de acceso")


def everything(page):
    """The files of what the person takes along."""
    page.goto("/cuenta/confirma-que-eres-tu/")
    page.fill("main [name=password]", PASSWORD)
    send(page, "Continuar")
    page.goto("/cuenta/borrar/")
    press(page, "Pedir mis datos")
    for _ in range(60):
        page.goto("/cuenta/borrar/")
        if page.get_by_role("link", name="Descargar mis datos").count():
            break
        page.wait_for_timeout(500)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Descargar mis datos").click()
    with ZipFile(taken.value.path()) as copy:
        return [copy.read(name).decode("utf-8", "replace") for name in copy.namelist()]


def machine(page, desk, number):
    """What another program reads of the ticket with the person's own token."""
    page.goto("/cuenta/tokens/")
    page.fill("[name=name]", "prueba")
    page.locator("[name=reach]").first.check()
    press(page, "Crear token")
    token = page.locator(".code__value").inner_text()
    asked = Request(f"{desk.address}/api/v1/tickets/{number}", headers={"Authorization": f"Bearer {token}"})
    with urlopen(asked) as answer:
        return answer.read().decode()


def test_the_access_code_is_nowhere_but_in_the_one_answer(desk, visitor, tmp_path):
    ana, susi, tere = visitor(desk), visitor(desk), visitor(desk)
    sign_in(susi, SUPERVISOR)
    hire(susi, desk, tere, "Tere Prueba")
    join(ana, desk, new_address("ana"), "Ana Prueba")
    number = report(ana, "No arranca el sistema contable")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    ask(tere, number, "teamviewer")
    accept(ana, number)
    ana.fill("[name=identifier]", "987 654 321")
    ana.fill("[name=secret]", SECRET)
    press(ana, "Entregar")
    expect(ana.locator("main")).to_contain_text("Todo listo")
    pages = [ana.content()]

    restarted(desk, MESA_SECRET_KEY=SECOND, MESA_OLD_SECRET_KEYS=FIRST)
    manage(desk, "reseal")
    manage(desk, "backup", str(tmp_path / "copia.sqlite3"))
    susi.goto(f"/consola/tickets/{number}/asistencia/")
    expect(susi.get_by_role("button", name="Ver los datos de acceso")).to_have_count(0)
    pages.append(susi.content())

    tere.goto(f"/consola/tickets/{number}/asistencia/")
    send(tere, "Ver los datos de acceso")
    confirm(tere)
    expect(tere.locator("main")).to_contain_text(SECRET)
    expect(tere.locator("main")).to_contain_text(ID)
    press(tere, "Ya veo su equipo")
    send(tere, "Terminar la sesión")
    for page, addresses in (
        (ana, (f"/tickets/{number}/", f"/tickets/{number}/asistencia/")),
        (tere, (f"/consola/tickets/{number}/", f"/consola/tickets/{number}/asistencia/")),
        (susi, (f"/consola/tickets/{number}/", "/consola/bitacora/")),
    ):
        for address in addresses:
            page.goto(address)
            pages.append(page.content())
    tere.goto(f"/consola/?q={SECRET}")
    expect(tere.locator("tbody tr")).to_have_count(0)
    expect(ana.locator("main")).to_contain_text("Terminó la sesión remota")
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("Tere Prueba vio los datos de acceso")
    pages += [*everything(ana), machine(ana, desk, number)]
    manage(desk, "backup", str(tmp_path / "despues.sqlite3"))
    letters = [letter.as_string() for letter in desk.post.letters]
    assert found_in(tmp_path, *pages, *letters) == []
