"""After it was solved: the days left, «volvió a fallar», alternatives, and a report that goes on."""

import pytest

from mesa.tickets import actions
from mesa.tickets.models import Ticket


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Era el cable.")


def at(ticket, act=""):
    return f"/tickets/{ticket.pk}/{act}"


def test_the_page_counts_the_days(ana_in, resolved):
    page = ana_in.get(at(resolved)).content.decode()
    assert "Quedan 30 días de garantía" in page and at(resolved, "garantia/") in page


def test_it_says_what_happens_before_doing_it(ana_in, resolved):
    assert "sin gastar tus 60 minutos" in ana_in.get(at(resolved, "garantia/")).content.decode()
    ana_in.post(at(resolved, "garantia/"), {"reason": "Otra vez no imprime."})
    assert "en garantía y sin costo" in ana_in.get(at(resolved)).content.decode()


def test_declined_it_says_why_and_the_way_on(ana_in, resolved, tere):
    ana_in.post(at(resolved, "garantia/"), {"reason": "Se rompió."})
    actions.decline_warranty(resolved, by=tere, exclusion="hardware", words="Se dañó la charola.")
    page = ana_in.get(at(resolved)).content.decode()
    assert "La garantía no cubre un cambio de hardware" in page and at(resolved, "ventas/") in page
    ana_in.post(at(resolved, "ventas/"))
    page = ana_in.get(at(resolved)).content.decode()
    assert "Pediste alternativas a ventas." in page and at(resolved, "ventas/") not in page


@pytest.mark.parametrize("act", ["garantia/", "ventas/"])
def test_it_does_not_exist_for_another(client, beto, resolved, act):
    client.force_login(beto)
    answers = [client.get(at(resolved, act)), client.post(at(resolved, act), {"reason": "x"})]
    assert [answer.status_code for answer in answers] == [404, 404] and resolved.events.last().kind == "resolved"


def test_over_it_offers_a_report_that_goes_on(ana_in, resolved):
    actions.close_expired(resolved.warranty_until)
    assert f"/reportar/?sigue={resolved.pk}" in ana_in.get(at(resolved)).content.decode()
    page = ana_in.get(f"/reportar/?sigue={resolved.pk}").content.decode()
    assert f"Viene del ticket {resolved.pk}" in page and f'name="follows" value="{resolved.pk}"' in page


@pytest.mark.parametrize("mark", ["x", "0", "9" * 30, "-1"])
def test_a_mark_that_leads_nowhere_is_an_ordinary_report(ana_in, mark):
    assert "Viene del ticket" not in ana_in.get(f"/reportar/?sigue={mark}").content.decode()


def test_nobody_goes_on_from_the_ticket_of_another(client, beto, resolved):
    client.force_login(beto)
    assert "Viene del ticket" not in client.get(f"/reportar/?sigue={resolved.pk}").content.decode()
    assert client.post("/reportar/", {"follows": resolved.pk}).status_code == 422
    assert Ticket.objects.count() == 1
