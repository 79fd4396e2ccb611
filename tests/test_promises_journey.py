"""The promises as people live them: a real desk, a real browser and real letters, while the clock is moved."""

import re
import time

import pytest
from playwright.sync_api import expect

from . import sales_steps
from .moving import BEATS
from .steps import SUPERVISOR, compose, join, new_address, press, report, send, sign_in, take

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture(autouse=True)
def monday_at_ten(moving_desk, house):
    moving_desk.to_monday()
    susi, tere, her = house
    come_back(susi, SUPERVISOR)
    come_back(tere, her)


@pytest.fixture
def ana(moving_desk, visitor):
    page = visitor(moving_desk, width=360)
    page.address = new_address("ana")
    join(page, moving_desk, page.address, "Ana Prueba")
    return page


def come_back(page, address):
    """After a month away everybody signs in again."""
    page.goto("about:blank")  # a page left open says so, and its answer is a cookie more
    page.context.clear_cookies()
    sign_in(page, address)


def seconds_left(page):
    minutes, seconds = page.locator("[data-credit-clock]").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def test_the_answer_that_was_promised(moving_desk, house, ana):
    susi, tere, her = house
    tere.goto("/consola/")
    send(tere, "Entrar a turno")
    number = report(ana, "No enciende el monitor")
    window = re.compile(r"Calculamos contactarte (hoy entre las \d\d:\d\d y las \d\d:\d\d)\.")
    told = window.search(ana.locator("main").inner_text())[1]
    assert told in " ".join(
        moving_desk.post.wait_for(ana.address, f"#{number}").get_body(("plain",)).get_content().split()
    )

    moving_desk.live(hours=3, minutes=35)
    reminder = moving_desk.post.wait_for(her, "Vence pronto: No enciende el monitor")
    assert "sigue sin primera respuesta" in reminder.get_body(("plain",)).get_content()
    moving_desk.live(minutes=30)
    moving_desk.post.wait_for(SUPERVISOR, "Fuera de tiempo: No enciende el monitor")
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("Vamos tarde: debimos responderte")

    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    compose(tere, "add_note", "body", "Perdón por la espera, ya estoy contigo.")
    moving_desk.live(minutes=10)
    for page, address in ((ana, "/orden-de-atencion/"), (susi, "/consola/tiempos/")):
        page.goto(address)
        expect(page.locator("main")).to_contain_text(re.compile(r"\d+ de cada 100 \(\d de \d\)"))


def test_sixty_minutes(moving_desk, house, ana, visitor):
    _, tere, her = house
    number = report(ana, "El correo no sincroniza")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    compose(tere, "add_note", "body", "Hola Ana, empecemos.")
    expect(ana.locator("[data-credit-clock]")).to_be_visible()
    ana.reload()
    tere.reload()
    assert abs(seconds_left(ana) - seconds_left(tere)) <= 2 and seconds_left(ana) > 59 * 60

    moving_desk.live(minutes=20)
    compose(tere, "pause_credit", "reason", "Espero a que reinicie tu equipo.")
    ana.reload()
    expect(ana.locator("#credit")).to_contain_text("Espero a que reinicie tu equipo.")
    kept = seconds_left(ana)
    moving_desk.live(minutes=30)
    ana.reload()
    assert (seconds_left(ana), 2380 < kept <= 2400) == (kept, True)
    moving_desk.move(hours=-1)  # somebody sets the clock of the machine back, and then right again
    tere.reload()
    press(tere, "Reanudar")
    moving_desk.move(hours=1)
    time.sleep(5 * BEATS)  # what it took for an hour of work is given back at the worker's next beat
    ana.reload()
    assert kept - 15 <= seconds_left(ana) <= kept

    moving_desk.live(minutes=26)
    assert "quedan 15" in moving_desk.post.wait_for(ana.address, "quedan 15").get_body(("plain",)).get_content()
    moving_desk.live(minutes=10)
    moving_desk.post.wait_for(her, "quedan 5")
    moving_desk.live(minutes=6)
    moving_desk.post.wait_for(ana.address, "Se cumplieron los 60 minutos")
    ana.reload()
    over = ana.locator("[data-credit-over]")
    expect(over).to_contain_text("Nadie corta la atención")
    expect(over.get_by_role("link", name="Pedir alternativas a ventas")).to_be_visible()
    expect(over.get_by_role("link", name="Dejarlo aquí")).to_be_visible()
    ana.fill("main [name=body]", "Sigo aquí.")
    press(ana, "Enviar")
    expect(ana.locator("#workspace")).to_contain_text("Sigo aquí.")
    tere.goto(f"/consola/tickets/{number}/")
    tere.locator("label:has([name=mode][value=extend_credit])").click()
    tere.locator("[name=minutes]:visible").fill("15")
    compose(tere, "extend_credit", "reason", "Falta probar el envío.")
    ana.reload()
    assert 12 * 60 < seconds_left(ana) <= 13 * 60  # it was 62 minutes when 15 more were given


def test_a_stopped_desk_eats_nobody_s_minutes(moving_desk, house, ana):
    _, tere, _ = house
    number = report(ana, "El teclado escribe solo")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    compose(tere, "add_note", "body", "Ya estoy contigo.")
    moving_desk.move(days=1)
    expect(ana.locator("main")).to_contain_text("El sistema estuvo detenido", timeout=10_000)
    ana.reload()
    assert seconds_left(ana) > 58 * 60
    compose_after_a_day(tere, number)


def compose_after_a_day(page, number):
    page.goto(f"/consola/tickets/{number}/")
    compose(page, "resolve", "solution", "Era el teclado externo.")


def test_thirty_days(moving_desk, house, ana, visitor):
    _, tere, her = house
    number = report(ana, "La impresora atora las hojas")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    compose(tere, "add_note", "body", "Voy a verla contigo.")
    compose(tere, "resolve", "solution", "Limpié los rodillos.")
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("Quedan 30 días de garantía")

    moving_desk.move(days=29)
    for page, address in ((ana, ana.address), (tere, her)):
        come_back(page, address)
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("Queda 1 día de garantía")
    ana.get_by_role("link", name="Volvió a fallar").click()
    ana.fill("[name=reason]", "Otra vez se atoran.")
    press(ana, "Volvió a fallar")
    expect(ana.locator("main")).to_contain_text("en garantía y sin costo")
    moving_desk.post.wait_for(her, "Garantía, volvió a fallar: La impresora")
    tere.goto(f"/consola/tickets/{number}/")
    expect(tere.locator("#credit")).to_contain_text("Terminó")  # a warranty is not charged
    tere.locator("label:has([name=mode][value=decline_warranty])").click()
    tere.locator("[name=exclusion]:visible").select_option("hardware")
    compose(tere, "decline_warranty", "words", "El rodillo se rompió: es una pieza.")
    declined = moving_desk.post.wait_for(ana.address, "Sobre la garantía de tu ticket")
    assert "puedes pedir alternativas a ventas" in " ".join(declined.get_body(("plain",)).get_content().split())

    moving_desk.move(days=2)
    moving_desk.post.wait_for(ana.address, "Terminó la garantía de tu ticket")
    ana.goto(f"/tickets/{number}/")
    ana.get_by_role("link", name="Reportar que volvió a fallar").click()
    expect(ana.locator("main")).to_contain_text(f"{number}")
    ana.fill("[name=subject]", "Se volvió a atorar")
    ana.fill("[name=description]", "Como la vez pasada.")
    ana.select_option("[name=category]", index=1)
    ana.check("[name=impact][value=blocked]")
    ana.check("[name=contact_by][value=email]")
    ana.check("[name=accept]")
    ana.locator("main").get_by_role("button", name="Enviar reporte").last.click()
    ana.wait_for_url(re.compile(r"/tickets/\d+/"))
    expect(ana.locator("main")).to_contain_text(f"Viene del ticket {number}")


def test_a_complaint_in_english(moving_desk, house, visitor):
    susi, tere, her = house
    page = visitor(moving_desk, locale="en-US")
    address = new_address("olga")
    join(visitor(moving_desk), moving_desk, address, "Olga Prueba")
    come_back(tere, her)
    page.address = address
    sales_steps.speak(page, "en")
    number = sales_steps.report(page, "The screen flickers", "Since this morning.")
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    page.goto(f"/quejas/nueva/?ticket={number}")
    page.fill("[name=words]", "I was left waiting on the phone.")
    send(page, "Send")
    complaint = int(re.search(r"/quejas/(\d+)/", page.url)[1])
    assert tere.goto(f"/consola/quejas/{complaint}/").status == 404
    tere.goto(f"/consola/tickets/{number}/")
    expect(tere.locator("body")).not_to_contain_text("left waiting on the phone")

    moving_desk.move(days=6)
    moving_desk.post.wait_for(SUPERVISOR, f"/quejas/{complaint}/")
    come_back(susi, SUPERVISOR)
    susi.goto(f"/consola/quejas/{complaint}/")
    expect(susi.locator("main")).to_contain_text("Se venció sin respuesta")
    send(susi, "Tomar la queja")
    susi.locator("[name=words]").fill("La llamé y hablamos.")
    send(susi, "Anotar contacto")
    susi.locator("[name=outcome]").fill("We are sorry: it will not happen again.")
    press(susi, "Responder y terminar")
    moving_desk.post.wait_for(address, "it will not happen again")
