"""An order goes on by buttons of the seller; the last two are also of the technician of the ticket."""

import pytest
from django.utils import timezone

from mesa.console.tests.test_sales import LIST
from mesa.sales import actions
from mesa.terms.words import in_force


def at(order, act=""):
    return f"{LIST}pedidos/{order.pk}/{act}"


STEPS = {
    "pedir/": {"supplier": "Mayorista"}, "recibir/": {}, "enviar/": {"carrier": "Paquetería", "guide": "G1"},
    "instalar/": {}, "entregar/": {"received_by": "Ana Prueba", "anyway": "on"},
}  # fmt: skip


def test_the_whole_road_by_its_buttons(enter, order, vico):
    client, seen = enter(vico), []
    for act, typed in STEPS.items():
        page = client.get(at(order)).content.decode()
        assert at(order, act) in page
        assert client.post(at(order, act), typed).status_code == 302
        order.refresh_from_db()
        seen.append(order.step)
    assert seen == ["supplied", "received", "shipped", "installed", "delivered"]
    page = client.get(at(order)).content.decode()
    assert "Ana Prueba" in page and at(order, "cancelar/") not in page
    assert client.post(at(order, "recibir/")).status_code == 403


def test_what_is_missing_is_asked_and_a_link_is_a_link(enter, order, vico):
    client = enter(vico)
    assert client.post(at(order, "enviar/"), {"carrier": ""}).status_code == 422
    answer = client.post(at(order, "enviar/"), {"carrier": "X", "tracking": "javascript:alert(1)"})
    order.refresh_from_db()
    assert (answer.status_code, order.step) == (422, "placed")


def test_serials_and_payment_are_kept_and_a_card_is_not(enter, order, vico):
    client, line = enter(vico), order.lines.first()
    client.post(at(order, f"series/{line.pk}/"), {f"l{line.pk}-serials": "SN1\nSN2"})
    client.post(at(order, "pago/"), {"reference": "SPEI 77 4242 4242 4242 4242"})
    page = client.get(at(order)).content.decode()
    assert "SN1\r\nSN2" in page or "SN1\nSN2" in page
    assert "SPEI 77" in page and "4242 4242 4242" not in page


def test_what_nobody_wrote_down_is_asked_before_the_delivery(enter, order, vico):
    client = enter(vico)
    page = client.get(at(order)).content.decode()
    assert 'href="#series"' in page and 'href="#pago"' in page and 'href="#ship_order"' in page
    answer = client.post(at(order, "entregar/"), {"received_by": "Ana"})
    said = "Falta anotar los números de serie, el envío, la referencia del pago."
    order.refresh_from_db()
    assert (answer.status_code, order.step) == (422, "placed") and said in answer.content.decode()
    assert "Entregarlo de todos modos" in answer.content.decode()


def test_the_line_of_another_order_is_not_there(enter, order, vico):
    assert enter(vico).post(at(order, "series/99999/"), {"l99999-serials": "X"}).status_code == 404


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("beto", 403), ("tere", 404)])
def test_it_is_of_who_sells(request, enter, order, who, answer):
    client = enter(request.getfixturevalue(who))
    posts = {client.post(at(order, act), typed).status_code for act, typed in STEPS.items()}
    assert posts | {client.get(at(order)).status_code} == {answer}


def test_who_attends_installs_and_delivers_without_seeing_amounts(enter, order, tere, tono, taken):
    page = enter(tere).get(f"/consola/tickets/{taken.pk}/").content.decode()
    where = f"/consola/tickets/{taken.pk}/pedidos/{order.pk}/"
    assert "Con ventas" in page and order.folio in page and where + "install_order/" in page
    assert "2,012.09" not in page and "900.00" not in page and LIST not in page
    assert enter(tono).post(where + "install_order/").status_code == 403
    client = enter(tere)
    assert client.post(where + "cancel_order/").status_code == 404
    client.post(where + "install_order/")
    client.post(where + "deliver_order/", {"received_by": ""})
    order.refresh_from_db()
    assert order.step == "installed"
    client.post(where + "deliver_order/", {"received_by": "Ana"})
    order.refresh_from_db()
    assert order.step == "installed" and "Falta anotar" in client.get(f"/consola/tickets/{taken.pk}/").content.decode()
    client.post(where + "deliver_order/", {"received_by": "Ana", "anyway": "on"})
    order.refresh_from_db()
    assert (order.step, order.received_by) == ("delivered", "Ana")


def test_a_technician_proposes_from_the_ticket(enter, taken, tere):
    client, where = enter(tere), f"/consola/tickets/{taken.pk}/"
    assert "Proponer ventas" in client.get(where).content.decode()
    wrong = client.post(where + "ventas/proponer/", {"reason": "", "needs": "Un disco nuevo."})
    assert wrong.status_code == 422 and "Un disco nuevo." in wrong.content.decode()
    client.post(where + "ventas/proponer/", {"reason": "hardware", "needs": "Un disco nuevo."})
    page = client.get(where).content.decode()
    assert "Con ventas" in page and "Propuesto a la persona" in page and "Proponer ventas" not in page


def test_the_card_says_who_has_it_and_nothing_of_money(enter, written, taken, tere, vico):
    actions.send_quote(written(), by=vico)
    page = enter(tere).get(f"/consola/tickets/{taken.pk}/").content.decode()
    assert "Vico" in page and "Cotizado" in page and "1,432.09" not in page


def test_who_attends_writes_the_serial_numbers_and_nobody_else(enter, order, tere, tono, taken, ana):
    line = order.lines.first()
    where = f"/consola/tickets/{taken.pk}/pedidos/{order.pk}/series/{line.pk}/"
    assert where in enter(tere).get(f"/consola/tickets/{taken.pk}/").content.decode()
    codes = [enter(one).post(where, {"serials": "SN1"}).status_code for one in (tono, ana)]
    assert (codes, order.lines.first().serials) == ([403, 403], "")
    enter(tere).post(where, {"serials": "SN1"})
    assert order.lines.first().serials == "SN1"
    assert enter(tere).post(where.replace(f"/{line.pk}/", "/99999/"), {"serials": "x"}).status_code == 404


def test_who_attends_a_claim_reads_what_it_is_about(enter, order, tere, vico, taken, ana, category, texts):
    line = order.lines.first()
    actions.record_serials(line, by=vico, serials="SN1")
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    said = {"subject": "x", "description": "No enciende", "impact": "blocked", "contact_by": "chat"}
    text = in_force("guidelines", timezone.now())
    claim = actions.claim_product(line, by=ana, key="una", text=text, category=category, **said)
    page = enter(tere).get(f"/consola/tickets/{claim.ticket_id}/").content.decode()
    assert "Garantía de una compra" in page and order.folio in page and page.count("SN1") == 2
    assert f"Se vendió en el ticket {taken.pk}" in page and "2,012.09" not in page
