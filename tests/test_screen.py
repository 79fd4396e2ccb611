"""A screen shown in the browser: two real Chromium processes, with nothing between them and through a relay only."""

import os
import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from . import relay
from .desk import CHROMIUM, Desk
from .screens import MARKS, sees, until
from .steps import SUPERVISOR, hire, join, new_address, path, press, report, send, sign_in, speak_english, take
from .witness import watched

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WHOLE = CHROMIUM | {"executable_path": os.environ.get("MESA_CHROMIUM", "/usr/bin/chromium")}  # only it shares a tab
MARK = "Marca de prueba"
SHARING = [f"--auto-select-tab-capture-source-by-title={MARK}", "--disable-features=WebRtcHideLocalIpsWithMdns"]
FAKE_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
MARKED = f"""<!doctype html><title>{MARK}</title><body bgcolor="#dc1e3c"><h1 id="t">0</h1>
<script>setInterval(() => document.getElementById("t").textContent++, 100)</script>"""


@pytest.fixture(scope="module", params=["direct", "relay"])
def desk(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(f"screen-{request.param}")
    if request.param == "direct":
        desk = Desk(folder).open()
        yield desk
        desk.close()
        return
    with relay.running(folder) as (address, log):
        desk = Desk(folder, MESA_TURN_URLS=address, MESA_TURN_SECRET=relay.SECRET, MESA_TURN_ONLY="true").open()
        yield desk
        desk.close()
        assert "realm <mesa.test> user" in log.read_text()


@pytest.fixture(scope="module")
def process(playwright):
    """A Chromium process for each set of flags: who shows and who looks are never in the same one."""
    opened = {}

    def process(flags):
        if flags not in opened:
            opened[flags] = watched(playwright.chromium.launch(**WHOLE | {"args": [*WHOLE["args"], *flags]}))
        return opened[flags]

    yield process
    for chromium in opened.values():
        chromium.close()


@pytest.fixture(scope="module")
def signed_in(desk, process):
    """Ana, Tere the technician and Susi her supervisor: what their browsers keep, to go on in any process."""
    chromium = process(())
    ana, tere, susi = (chromium.new_context(base_url=desk.address, locale="es-MX").new_page() for _ in range(3))
    sign_in(susi, SUPERVISOR)
    hire(susi, desk, tere, "Tere Prueba")
    join(ana, desk, new_address("ana"), "Ana Prueba")
    kept = {name: page.context.storage_state() for name, page in (("ana", ana), ("tere", tere), ("susi", susi))}
    for page in (ana, tere, susi):
        page.context.close()
    return kept


@pytest.fixture
def browser(process):
    """A browser of one's own: `browser(desk, flags)` opens its page in the process that has these flags."""
    opened = []

    def browser(desk, flags=(), **options):
        context = process(tuple(flags)).new_context(**{"base_url": desk.address, "locale": "es-MX"} | options)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield browser
    for context in opened:
        context.close()


@pytest.fixture
def story(desk, browser, signed_in):
    """Ana accepted that Tere sees her screen; `(desk, Ana's page, Tere's page, Susi's, number)`."""
    ana = browser(desk, SHARING, storage_state=signed_in["ana"])
    tere, susi = (browser(desk, storage_state=signed_in[name]) for name in ("tere", "susi"))
    return desk, ana, tere, susi, agreed(ana, tere, "screen")


def ask(page, number, tool):
    page.goto(f"/consola/tickets/{number}/asistencia/")
    page.check(f"[name=tool][value={tool}]")
    press(page, "Pedirla")
    expect(page.locator("main")).to_contain_text("Falta su respuesta")


def accept(page, number):
    page.goto(f"/tickets/{number}/asistencia/")
    if page.get_by_text("Antes de aceptar, termina tu preparación").count():
        for box in page.locator("main form [type=checkbox]").all():
            box.check()
        page.locator("main form [type=radio][value=yes]").check()
        send(page, "Guardar")
    page.check("[name=accept]")
    press(page, "Sí, acepto esta sesión")
    expect(page.locator("main")).to_contain_text("Aceptaste la sesión")


def joined(desk, browser):
    """Another Ana, of whom no other journey knows."""
    ana = browser(desk, SHARING)
    join(ana, desk, new_address("ana"), "Ana Prueba")
    return ana


def agreed(ana, tere, tool):
    """Ana reported, Tere attends her, and she accepted the session; its number."""
    number = report(ana, "No pasa de la pantalla negra")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    ask(tere, number, tool)
    accept(ana, number)
    return number


def share(page, number, button="Mostrar mi pantalla"):
    page.context.new_page().set_content(MARKED)
    page.bring_to_front()
    page.goto(f"/tickets/{number}/pantalla/")
    press(page, button)
    expect(page.locator(".sharing")).to_be_visible()


def refuse_camera(page):
    """What a press on «Bloquear» in the browser's own question does; headless Chromium asks nobody."""
    asked = page.context.new_cdp_session(page)
    asked.send("Browser.setPermission", {"permission": {"name": "camera"}, "setting": "denied"})


def test_what_is_shown_is_seen_pointed_at_and_stopped(story):
    desk, ana, tere, _, number = story
    share(ana, number)
    tere.goto(f"/consola/tickets/{number}/pantalla/")
    sees(tere)
    expect(ana.locator("[data-told]")).to_contain_text("ya ve lo que compartes")
    assert ana.title().startswith("● Estás compartiendo")

    tere.get_by_role("button", name="Dibujar").click()
    box = tere.locator("[data-marks]").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tere.mouse.move(*middle)
    tere.mouse.down()
    tere.mouse.move(middle[0] + 100, middle[1] + 60, steps=5)
    tere.mouse.up()
    until(ana, MARKS)

    tere.get_by_role("button", name="Pedir una imagen").click()
    press(ana, "No")
    expect(tere.locator("[data-told]")).to_contain_text("no quiso guardar")
    tere.get_by_role("button", name="Pedir una imagen").click()
    press(ana, "Sí, guardar")
    expect(tere.locator("[data-told]")).to_contain_text("ya está en el ticket")

    press(ana, "Dejar de compartir")
    tere.wait_for_url(re.compile(r"/asistencia/"))
    tere.goto(f"/consola/tickets/{number}/")
    for words in ("empezó a ver el equipo", "Imagen guardada con permiso", "Terminó la sesión remota"):
        expect(tere.locator("main")).to_contain_text(words)


def test_it_is_all_said_in_english_too(desk, browser, signed_in):
    ana, tere = joined(desk, browser), browser(desk, storage_state=signed_in["tere"])
    number = agreed(ana, tere, "screen")
    speak_english(ana)
    share(ana, number, "Show my screen")
    expect(ana.locator(".sharing")).to_contain_text("You are sharing")
    tere.goto(f"/consola/tickets/{number}/pantalla/")
    sees(tere)
    expect(ana.locator("[data-told]")).to_have_text("Tere can now see what you share.")
    tere.get_by_role("button", name="Pedir una imagen").click()
    press(ana, "Yes, save it")
    expect(ana.locator("[data-told]")).to_have_text("The picture is on your ticket.")
    press(ana, "Stop sharing")
    expect(ana.locator("main")).to_contain_text("The remote session ended")


def test_a_network_that_is_cut_comes_back_to_the_same_session(story):
    _, ana, tere, _, number = story
    share(ana, number)
    tere.goto(f"/consola/tickets/{number}/pantalla/")
    sees(tere)
    tere.context.set_offline(True)
    tere.wait_for_timeout(3000)
    tere.context.set_offline(False)
    tere.reload()
    sees(tere)
    expect(ana.locator("[data-told]")).to_contain_text("ya ve lo que compartes")


def test_who_says_no_shows_nothing(story, browser):
    desk, _, _, _, number = story
    ana = browser(desk)  # this browser asks nobody: it answers no
    assert ana.request.get(f"/tickets/{number}/pantalla/", max_redirects=0).status == 302


def test_networks_that_do_not_meet_are_told_what_else_there_is(tmp_path, browser):
    nowhere = {"MESA_TURN_URLS": "turn:127.0.0.1:9", "MESA_TURN_SECRET": "x" * 20, "MESA_TURN_ONLY": "true"}
    with closing(Desk(tmp_path, **nowhere).open()) as desk:
        ana, susi = joined(desk, browser), browser(desk)
        sign_in(susi, SUPERVISOR)
        number = agreed(ana, susi, "screen")
        share(ana, number)
        susi.goto(f"/consola/tickets/{number}/pantalla/")
        for page in (ana, susi):
            expect(page.locator("[data-told]")).to_contain_text("Estas redes no se alcanzan", timeout=45_000)


def test_a_third_party_is_refused(story, browser):
    desk, ana, tere, _, number = story
    share(ana, number)
    beto = browser(desk)
    join(beto, desk, new_address("beto"), "Beto Prueba")
    token = beto.locator("meta[name=csrf-token]").get_attribute("content")
    for where in (f"/tickets/{number}/pantalla/senal/", f"/tickets/{number}/pantalla/entrar/",
                  f"/tickets/{number}/mirar/entrar/", f"/consola/tickets/{number}/pantalla/senal/"):  # fmt: skip
        answer = beto.request.post(where, form={"key": "A" * 22}, headers={"X-CSRFToken": token}, max_redirects=0)
        assert answer.status in {403, 404}, where
    other = tere.request.post(
        f"/consola/tickets/{number}/pantalla/senal/",
        form={"key": "A" * 22},
        headers={"X-CSRFToken": tere.locator("meta[name=csrf-token]").get_attribute("content")},
    )
    assert other.status == 404


def test_somebody_invited_looks_on_until_removed(story, browser):
    desk, ana, tere, susi, number = story
    ana.goto(f"/tickets/{number}/asistencia/")
    press(ana, "Que alguien mire conmigo")
    invitation = ana.locator("main").get_by_text("/enlace/").first.inner_text()
    aunt = browser(desk, locale="en-US")
    aunt.goto(path(invitation))
    aunt.locator("main form button").click()
    share(ana, number)
    tere.goto(f"/consola/tickets/{number}/pantalla/")
    susi.goto(f"/consola/tickets/{number}/pantalla/")
    aunt.reload()
    for page in (tere, susi, aunt):
        sees(page)
    expect(aunt.locator("[data-told]")).to_have_text("Live. Nothing is recorded.")
    expect(ana.locator("[data-observers]")).to_contain_text("Susana Prueba")
    assert aunt.locator("[data-draw]").count() == susi.locator("[data-draw]").count() == 0
    ana.locator("[data-observers] p").filter(has_not_text="Susana").get_by_role("button").click()
    until(aunt, "() => !document.querySelector('video')?.srcObject?.active")
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("Susana Prueba entró a mirar la sesión")
    expect(ana.locator("main")).to_contain_text("ya no mira la sesión")


def test_the_phone_is_the_eyes_of_a_machine_that_does_not_start(desk, browser, signed_in):
    ana = browser(desk, FAKE_CAMERA[1:], storage_state=signed_in["ana"])
    susi = browser(desk, storage_state=signed_in["susi"])
    number = agreed(ana, susi, "camera")
    refuse_camera(ana)
    ana.goto(f"/tickets/{number}/pantalla/")
    press(ana, "Encender la cámara")
    expect(ana.locator("[data-told]")).to_contain_text("No se compartió nada")
    expect(ana.locator(".sharing")).to_be_hidden()
    ana.goto(f"/tickets/{number}/asistencia/")
    press(ana, "Abrirla en mi teléfono")
    expect(ana.locator("img.qr")).to_be_visible()
    phone = browser(
        desk, FAKE_CAMERA, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, device_scale_factor=2
    )
    phone.goto(path(ana.locator("main").get_by_text("/enlace/").first.inner_text()))
    press(phone, "Abrir el ticket")
    press(phone, "Encender la cámara")
    susi.goto(f"/consola/tickets/{number}/pantalla/")
    until(susi, "() => document.querySelector('video').videoWidth > 0")
    press(phone, "Hablar")
    until(susi, "() => document.querySelector('audio').srcObject?.getAudioTracks().some((track) => !track.muted)")
    expect(phone.get_by_role("button", name="Luz")).to_be_hidden()  # this camera has none
    before = phone.evaluate("() => document.querySelector('video').srcObject.getVideoTracks()[0].id")
    press(phone, "Cambiar de cámara")
    until(phone, f"() => document.querySelector('video').srcObject.getVideoTracks()[0].id !== '{before}'")
    until(susi, "() => document.querySelector('video').videoWidth > 0")
    press(phone, "Guardar foto en el ticket")
    expect(phone.locator("[data-told]")).to_have_text("La imagen ya está en tu ticket.")
    susi.get_by_role("button", name="Terminar la sesión").click()
    phone.wait_for_url(re.compile("/asistencia/"))
    susi.goto(f"/consola/tickets/{number}/")
    expect(susi.locator("main")).to_contain_text("Foto desde mi teléfono")
