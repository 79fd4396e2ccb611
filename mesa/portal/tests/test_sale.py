"""A ticket that goes to sales and comes back, as the requester sees it; and what they bought."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance.actions import make_link
from mesa.sales import actions
from mesa.sales.models import Case, Claim
from mesa.terms.words import in_force
from mesa.tickets.models import Ticket
from mesa.tickets.notes import Lure


def at(ticket, act=""):
    return f"/tickets/{ticket.pk}/{act}"


def told(client, ticket):
    return client.get(at(ticket)).content.decode()


@pytest.fixture
def proposed(taken, tere):
    return actions.offer_sales(taken, by=tere, reason="hardware", needs="El disco ya no sirve.")


@pytest.fixture
def delivered(order, vico):
    actions.ship_order(order, by=vico, carrier="Paquetería", guide="G1", tracking="https://example.org/G1")
    return actions.deliver_order(order, by=vico, received_by="Ana Prueba", anyway=True)


def claim(text, **more):
    said = {"description": "Ya no enciende.", "impact": "blocked", "contact_by": "chat", "accept": "on"}
    return said | {"terms": text.pk, "key": "una"} | more


def test_what_is_proposed_waits_for_a_yes(ana_in, proposed, taken):
    page = told(ana_in, taken)
    assert "Un técnico propone pasarlo a ventas" in page and "El disco ya no sirve." in page
    ana_in.post(at(taken, "ventas/"))
    proposed.refresh_from_db()
    assert (proposed.stage, proposed.reason) == ("open", "hardware")
    assert "Ventas lo tiene; todavía nadie lo toma." in told(ana_in, taken)


def test_a_no_leaves_it_where_it_was(ana_in, proposed, taken):
    ana_in.post(at(taken, "ventas/no/"))
    ana_in.post(at(taken, "ventas/no/"))
    page = told(ana_in, taken)
    assert Case.objects.get().stage == "refused" and "Un técnico propone" not in page and at(taken, "ventas/") in page


def test_asked_for_with_reason_and_words(ana_in, taken, vico):
    ana_in.post(at(taken, "ventas/"), {"reason": "licence", "needs": "Tres puestos."})
    case = Case.objects.get()
    assert (case.reason, case.needs) == ("licence", "Tres puestos.")
    actions.take_case(case, by=vico)
    page = told(ana_in, taken)
    assert "Vico, de ventas, lo tiene." in page and at(taken, "ventas/") not in page


def test_what_happens_now_is_who_has_the_turn(ana_in, written, taken, ana, vico):
    quote = written()
    assert "Ventas prepara alternativas para ti" in told(ana_in, taken)
    quote = actions.send_quote(quote, by=vico)
    page = told(ana_in, taken)
    assert (
        "Ver la cotización" in page
        and "Tienes una cotización por decidir." in page
        and "Tere atiende tu ticket y te escribe" in page
    )
    order = actions.accept_quote(quote, by=ana, alternative=quote.alternatives.first(), name="Ana")
    assert f"Tu pedido {order.folio} está en marcha" in told(ana_in, taken)
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert "está en marcha" not in told(ana_in, taken)


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_answers_for_her(who, client, proposed, taken, texts, request):
    client.force_login(request.getfixturevalue(who))
    for act in ("ventas/", "ventas/no/"):
        assert client.post(at(taken, act)).status_code == 404
    proposed.refresh_from_db()
    assert proposed.stage == "offered"


def test_the_ticket_lists_what_was_quoted(ana_in, sent, taken):
    page = told(ana_in, taken)
    assert "$1,432.09 MXN" in page and "$2,012.09 MXN" in page and at(taken, f"cotizaciones/{sent.pk}/") in page
    assert "Por decidir" in page


def test_the_link_of_a_ticket_shows_no_prices(client, sent, taken, ana):
    secret = make_link(taken, by=ana, scope="requester")[1]
    client.post(f"/enlace/{secret}/")
    page = told(client, taken)
    assert taken.subject in page and sent.folio in page and "$2,012.09" not in page and "/cotizaciones/" not in page


def test_an_order_is_followed_step_by_step(ana_in, order, vico, taken):
    actions.receive_order(order, by=vico)
    actions.record_serials(order.lines.first(), by=vico, serials="SN123")
    actions.ship_order(order, by=vico, carrier="Paquetería", guide="G1", tracking="https://example.org/G1")
    page = told(ana_in, taken)
    assert order.folio in page and "SN123" in page and 'href="https://example.org/G1"' in page and "En camino" in page
    assert "Encargado" not in page and "Reclamar" not in page


def test_a_link_that_is_not_https_is_not_one(ana_in, order, vico, taken):
    with pytest.raises(Lure):
        actions.ship_order(order, by=vico, carrier="P", tracking="javascript:alert(1)")
    actions.ship_order(order, by=vico, carrier="P", tracking="http://guia.example.org/7")
    assert 'href="http://guia.example.org/7"' not in told(ana_in, taken)


def test_what_fails_inside_its_warranty_is_claimed_once(ana_in, delivered, taken, category, texts):
    line = delivered.lines.first()
    where = at(taken, f"pedidos/{line.pk}/garantia/")
    assert where in told(ana_in, taken)
    page = ana_in.get(where)
    assert page.status_code == 200 and not Claim.objects.exists()
    text = in_force("guidelines", timezone.now())
    assert ana_in.post(where, {"description": "x"}).status_code == 422
    for _ in range(2):
        ana_in.post(where, claim(text, category=category.pk))
    tied = Claim.objects.get()
    assert (tied.line, tied.ticket.subject) == (line, f"Garantía de {line.line.description}, pedido {delivered.folio}")
    page = told(ana_in, tied.ticket)
    assert delivered.folio in page and f"Lo compraste en el ticket {taken.pk}" in page
    assert Ticket.objects.count() == 2 and taken.events.filter(kind="product_claimed").count() == 1


def test_after_its_warranty_it_is_not(ana_in, delivered, taken):
    line = delivered.lines.first()
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        ana_in.force_login(ana_in.ana)
        assert ana_in.get(at(taken, f"pedidos/{line.pk}/garantia/")).status_code == 302
        assert "Reclamar" not in told(ana_in, taken)


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_claims_for_her(who, client, delivered, taken, request):
    client.force_login(request.getfixturevalue(who))
    where = at(taken, f"pedidos/{delivered.lines.first().pk}/garantia/")
    assert [client.get(where).status_code, client.post(where).status_code] == [404, 404]
    assert not Claim.objects.exists()
