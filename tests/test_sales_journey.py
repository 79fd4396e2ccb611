"""The whole road: from the last free minute of a ticket to what was sold, installed, and claimed months later."""

import re

import pytest
from playwright.sync_api import expect

from mesa.sales.clocks import months_after

from . import sales_steps as steps
from .desk import link
from .desk import words as text
from .sales_steps import arrive, follow, heard, opened, press, reads, said, sees_no_money, send
from .sales_words import WORDS
from .steps import compose, new_address, path

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ONE, WHOLE, CHOSEN = "$1,432.09 MXN", "$60,126.64 MXN", "$59,546.64 MXN"


@pytest.fixture(params=[("es", 360), ("en", 1440)], ids=["in Spanish on a phone", "in English and wide"])
def road(request, moving_desk, staff, visitor):
    """The desk on a Monday at ten, and the four who meet: all in one language."""
    language, width = request.param
    moving_desk.to_monday()
    locale = {"es": "es-MX", "en": "en-US"}[language]
    ana, phone, scanner = (visitor(moving_desk, width=width, locale=locale) for _ in range(3))
    ana.language = phone.language = language
    ana.address = new_address("ana")
    steps.join(ana, moving_desk, ana.address, "Ana Prueba")
    for page in staff:
        steps.speak(page, language)
    return moving_desk, (ana, phone, scanner), *staff, WORDS[language]


def test_from_the_last_free_minute_to_a_warranty(road):
    desk, (ana, phone, scanner), tere, vico, susi, words = road
    number = an_hour_of_help(desk, ana, tere, words)
    (she_asks if ana.language == "en" else she_is_asked)(desk, ana, tere, number, words)
    case = sales_takes_it(desk, ana, tere, vico, number, words)
    quote = it_is_written(vico, case, words)
    it_is_approved_and_sent(desk, vico, susi, quote)
    where = the_link_only_looks(desk, ana, vico, scanner, quote)
    she_asks_and_is_answered(desk, ana, phone, vico, number, where, words)
    she_accepts(desk, ana, phone, tere, number, where, words)
    it_is_shipped(desk, ana, tere, vico, case, number)
    it_is_installed(desk, ana, tere, number, words)
    it_is_claimed(desk, ana, tere, vico, number, words)


def an_hour_of_help(desk, ana, tere, words):
    """Sixty minutes of work, and what the pages say then."""
    number = steps.report(ana, words["subject"], words["problem"])
    tere.goto(f"/consola/tickets/{number}/")
    steps.take(tere)
    compose(tere, "add_note", "body", words["hello"])
    desk.live(minutes=61)
    ana.goto(f"/tickets/{number}/")
    reads(ana, said(ana, "Se cumplieron los %(granted)s minutos.", granted=60))
    reads(ana, said(ana, "Pedir alternativas a ventas"), where="[data-credit-over]")
    arrive(ana, "01-minute-60")
    tere.goto(f"/consola/tickets/{number}/")
    arrive(tere, "02-minute-60-technician")
    return number


def she_is_asked(desk, ana, tere, number, words):
    """The technician proposes, with why; nothing goes to sales until she says so."""
    follow(tere, "Proponer ventas")
    tere.locator("[name=reason]:visible").select_option("hardware")
    compose(tere, "offer_sales", "needs", words["needs"])
    assert words["needs"] in heard(desk, ana.address, said(ana, "¿Lo pasamos a ventas? %(title)s", title=""))
    ana.goto(f"/tickets/{number}/")
    reads(ana, said(ana, "Necesita una pieza o un equipo"), words["needs"])
    arrive(ana, "03-proposed")
    press(ana, "Sí, quiero alternativas")


def she_asks(desk, ana, tere, number, words):
    """From what her page says at minute 60."""
    ana.locator("[data-credit-over]").get_by_role("link").first.click()
    ana.locator("[name=reason]").select_option("hardware")
    ana.fill("[name=needs]", words["needs"])
    arrive(ana, "03-asks")
    press(ana, "Pedir alternativas")


def sales_takes_it(desk, ana, tere, vico, number, words):
    reads(ana, said(ana, "Ventas lo tiene; todavía nadie lo toma."))
    waiting = "Ventas prepara alternativas para ti: te avisamos por correo en cuanto haya una cotización."
    reads(ana, said(ana, waiting), where=".now__sentence")
    letter = heard(desk, vico.address, said(vico, "Pasó a ventas: %(title)s", title=words["subject"]))
    assert words["needs"] in letter
    vico.goto("/consola/ventas/")
    arrive(vico, "04-board")
    vico.get_by_role("link", name=words["subject"]).first.click()
    press(vico, "Tomar")
    reads(vico, words["needs"], said(vico, "Necesita una pieza o un equipo"))
    arrive(vico, "05-case")
    for page, address in ((ana, f"/tickets/{number}/"), (tere, f"/consola/tickets/{number}/")):
        page.goto(address)
        reads(page, "Vico Prueba")
    arrive(ana, "06-with-sales")
    arrive(tere, "06-with-sales-technician")
    return int(re.search(r"/ventas/(\d+)/", vico.url)[1])


def it_is_written(vico, case, words):
    """Two alternatives: one recommended, with a discount, what the catalogue knows, what it does not, and an extra."""
    sku, disk = f"SSD-{vico.language}", {"quantity": "3", "discount_percent": "10"}
    vault = {"description": words["vault"], "unit_price": "48,000", "unit_cost": "44,000", "warranty_months": "24"}
    visit = {"description": words["visit"], "unit": "SERV", "unit_price": "500", "unit_cost": "300", "optional": True}
    steps.add_product(vico, sku=sku, name=words["disk"], cost="900", price="1,234.56", warranty_months="12")
    vico.goto(f"/consola/ventas/{case}/")
    press(vico, "Escribir una cotización")
    first = steps.write_alternative(vico, 0, words["one"], [{"sku": sku}])
    expect(first.locator("[data-total=total]")).to_have_text(ONE)
    press(vico, "Agregar otra alternativa")
    both = steps.write_alternative(vico, 1, words["both"], [{"sku": sku} | disk, vault, visit])
    expect(both.locator("[data-total=total]")).to_have_text(WHOLE)
    both.locator("[name=recommended]").check()
    vico.locator("[name=terms]").fill(words["terms"])
    arrive(vico, "07-write")
    send(vico, "Guardar y revisar")
    reads(vico, ONE, WHOLE, words["both"])
    arrive(vico, "08-review")
    return path(vico.url)


def it_is_approved_and_sent(desk, vico, susi, quote):
    """Above what one sells alone, a supervisor says yes first."""
    expect(vico.get_by_role("button", name=said(vico, "Enviar a %(name)s", name="Ana"))).to_have_count(0)
    send(vico, "Pedir visto bueno")
    susi.goto("/consola/ventas/")
    reads(susi, said(susi, "Esperan tu visto bueno"))
    arrive(susi, "09-approve")
    susi.locator(f"a[href='{quote}']").first.click()
    send(susi, "Aprobar")
    vico.goto(quote)
    reads(vico, said(vico, "Visto bueno de %(name)s", name="Susana Prueba"))
    press(vico, "Enviar a %(name)s", name="Ana")
    reads(vico, said(vico, "Enviada: la persona la recibe con su enlace, y ya no cambia."))
    arrive(vico, "10-sent")


def the_link_only_looks(desk, ana, vico, scanner, quote):
    """What opens every link of a letter changes nothing."""
    letter = desk.post.wait_for(ana.address, "/cotizacion/")
    assert ONE in text(letter) and WHOLE in text(letter)
    where = path(link(letter, "/cotizacion/"))
    for address in (where, f"{where}aceptar/", f"{where}cotizacion.pdf"):
        assert scanner.request.get(address).status == 200
    assert scanner.request.get(f"{where}rechazar/").status == 405
    vico.goto(quote)
    expect(vico.locator(".badge").first).to_have_text(said(vico, "Enviada"))
    return where


def she_asks_and_is_answered(desk, ana, phone, vico, number, where, words):
    with phone.expect_response(lambda answer: answer.url.endswith("/vista/")):
        phone.goto(where)
        reads(phone, ONE, WHOLE, said(phone, "Recomendada"), words["visit"])
    arrive(phone, "11-quote")
    opened(phone, "Preguntar antes de decidir").locator("[name=words]").fill(words["question"])
    press(phone, "Enviar la pregunta")
    reads(phone, said(phone, "Tu pregunta ya está con ventas; te contestan por correo y en tu ticket."))
    asked = desk.post.wait_for(vico.address, words["question"])
    vico.goto(path(link(asked, "/consola/ventas/")))
    reads(vico, words["question"])
    vico.locator("[name=body]").fill(words["answer"])
    arrive(vico, "12-answer")
    press(vico, "Escribir a %(name)s", name="Ana")
    reads(vico, words["answer"])
    answered = desk.post.wait_for(ana.address, words["answer"])
    ana.goto(path(link(answered, f"/tickets/{number}/")))
    reads(ana, words["question"], words["answer"])
    reads(
        ana, said(ana, "Tienes una cotización por decidir. Vale hasta el %(day)s.", day="")[:25], where=".now__sentence"
    )
    arrive(ana, "13-answered")
    follow(ana, "Ver la cotización")
    reads(ana, ONE, WHOLE)


def she_accepts(desk, ana, phone, tere, number, where, words):
    """One alternative without what is optional; the exact total is read before."""
    phone.goto(where)
    option = phone.locator("article").filter(has_text=words["both"])
    option.locator("[name=optional]").uncheck()
    option.get_by_role("button").click()
    reads(phone, CHOSEN, said(phone, "Total a pagar, con IVA incluido"), words["terms"], words["vault"])
    reads(phone, said(phone, "Dejaste fuera:") + " " + words["visit"])
    expect(phone.locator(".offered__lines")).not_to_contain_text(words["visit"])
    expect(phone.locator("[name=name]")).to_have_value("")  # whoever holds the link says who they are
    phone.fill("[name=name]", "Ana Prueba")
    phone.check("[name=terms]")
    phone.check("[name=privacy]")
    arrive(phone, "14-accept")
    press(phone, "Aceptar y pedir")
    named = {"name": "Ana Prueba", "chosen": words["both"], "total": CHOSEN}
    reads(phone, said(phone, "Ya está aceptada"))
    reads(phone, said(phone, "%(name)s aceptó «%(chosen)s» por %(total)s.", **named))
    expect(phone.locator("article:visible")).to_have_count(1)
    reads(phone, CHOSEN, said(phone, "Lo que aceptaste"), where="article")
    arrive(phone, "15-accepted")
    assert CHOSEN in heard(desk, ana.address, said(ana, "Aceptaste la cotización %(folio)s", folio=""))
    ana.goto(f"/tickets/{number}/")
    reads(ana, said(ana, "Aceptada"), CHOSEN, said(ana, "Pedido %(folio)s", folio=""))
    arrive(ana, "16-ordered")
    tere.goto(f"/consola/tickets/{number}/")
    reads(tere, words["both"], said(tere, "Vendido"))
    sees_no_money(tere)


def it_is_shipped(desk, ana, tere, vico, case, number):
    vico.goto(f"/consola/ventas/{case}/")
    vico.locator("a[href*='/ventas/pedidos/']").first.click()
    reads(vico, CHOSEN)
    opened(vico, "Pedirlo al fabricante").locator("[name=supplier]").fill("Mayorista Prueba")
    send(vico, "Anotar que se pidió")
    opened(vico, "Llegó con nosotros")
    send(vico, "Anotar que llegó")
    sent = opened(vico, "Enviarlo")
    for name, value in (("carrier", "Correo Prueba"), ("guide", "G-77"), ("tracking", "https://example.org/G-77")):
        sent.locator(f"[name={name}]").fill(value)
    arrive(vico, "17-order")
    press(vico, "Anotar el envío")
    reads(vico, said(vico, "Enviado: la persona ya tiene su guía."))
    assert "G-77" in heard(desk, ana.address, said(ana, "Va en camino: pedido %(folio)s", folio=""))
    ana.goto(f"/tickets/{number}/")
    reads(ana, "Correo Prueba", "G-77", said(ana, "En camino"))
    expect(ana.locator("a[href='https://example.org/G-77']")).to_have_count(1)
    arrive(ana, "18-shipped")


def it_is_installed(desk, ana, tere, number, words):
    """At an hour that she chose, by the technician; with its serial numbers, which become her equipment."""
    tere.goto(f"/consola/tickets/{number}/")
    follow(tere, "Proponer una cita para instalarlo")
    tere.locator("fieldset:nth-of-type(2) [name=starts] >> nth=2").check()
    arrive(tere, "19-appointment")
    send(tere, "Proponer estas horas")
    ana.goto(f"/tickets/{number}/")
    follow(ana, "Elegir la hora")
    ana.locator(".choice").first.click()
    send(ana, "Elegir esa hora")
    ana.goto(f"/tickets/{number}/")
    reads(ana, said(ana, "Tu cita"))
    tere.goto(f"/consola/tickets/{number}/")
    serials = opened(tere, "Series o licencias").locator("form")
    serials.nth(0).locator("[name=serials]").fill("SN-1\nSN-2\nSN-3")
    with tere.expect_navigation():
        serials.nth(0).get_by_role("button").click()
    opened(tere, "Series o licencias").locator("[name=serials]").nth(1).fill("RB-48")
    arrive(tere, "20-serials")
    with tere.expect_navigation():
        serials.nth(1).get_by_role("button").click()
    send(tere, "Quedó instalado")
    opened(tere, "Entregarlo").locator("[name=received_by]").fill("Ana Prueba")
    tere.locator("[name=anyway]").check()
    arrive(tere, "21-installed")
    press(tere, "Anotar la entrega")
    reads(tere, said(tere, "Entregado"))
    sees_no_money(tere)
    compose(tere, "resolve", "solution", words["solution"])
    ends = months_after(desk.now().date(), 12)
    ana.goto(f"/tickets/{number}/")
    reads(ana, "SN-1", "RB-48", said(ana, "Entregado"), words["solution"], f"{ends:%d/%m/%Y}")
    arrive(ana, "22-solved")
    ana.goto("/cuenta/equipos/")
    reads(ana, words["disk"], "SN-1", "SN-2", "SN-3", words["vault"], "RB-48")
    arrive(ana, "23-equipment")


def it_is_claimed(desk, ana, tere, vico, number, words):
    """Four months on, when the courtesy of the ticket is long over and the warranty of what was sold is not."""
    desk.move(days=120)
    steps.come_back(ana)
    steps.come_back(tere)
    ana.goto(f"/tickets/{number}/")
    arrive(ana, "24-months-later")
    follow(ana, "Reclamar la garantía de %(product)s", product=words["disk"])
    reads(ana, words["disk"])
    ana.fill("[name=description]", words["failure"])
    ana.select_option("[name=category]", index=1)
    ana.check("[name=impact][value=blocked]")
    ana.check("[name=accept]")
    arrive(ana, "25-claim")
    press(ana, "Reclamar la garantía")
    ana.wait_for_url(re.compile(rf"/tickets/(?!{number}/)\d+/"))
    claim = int(re.search(r"/tickets/(\d+)/", ana.url)[1])
    reads(ana, words["failure"], said(ana, "Lo compraste en el ticket %(number)s", number=number))
    arrive(ana, "26-claimed")
    desk.post.wait_for(vico.address, said(vico, "El reporte es el ticket %(number)s.", number=claim))
    tere.goto(path(link(desk.post.wait_for(tere.address, f"#{claim}"), f"/consola/tickets/{claim}/")))
    reads(tere, words["failure"], "SN-1")
    reads(tere, words["disk"], said(tere, "Se vendió en el ticket %(number)s", number=number), where="#side")
    sees_no_money(tere)
    arrive(tere, "27-claim-technician")
