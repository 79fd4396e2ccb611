"""The queue."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from mesa.tickets import actions
from mesa.tickets.models import Category

QUEUE = reverse("console:queue")


def numbers(response):
    return [int(n) for n in re.findall(r'href="tickets/(\d+)/"', response.content.decode())]


def shows(browser, **asked):
    return numbers(browser.get(QUEUE, asked))


def test_strangers_are_asked_to_sign_in(client):
    assert client.get(QUEUE).status_code == 302


def test_requesters_stay_outside(enter, ana):
    assert enter(ana).get(QUEUE).status_code == 403


def test_who_sells_is_led_to_the_sales(enter, vico, ticket):
    response = enter(vico).get(QUEUE, follow=True)
    assert response.redirect_chain == [("/consola/ventas/", 302)] and ticket.subject not in response.content.decode()


def test_each_view_holds_its_tickets(desk, report, ana, tere, tono):
    new, mine, waiting, his, done = (report(ana, subject=f"T{n}") for n in range(5))
    for ticket, technician in ((mine, tere), (waiting, tere), (his, tono), (done, tono)):
        actions.assign(ticket, by=technician, technician=technician)
    actions.ask(waiting, by=tere, question="¿Qué modelo es?")
    actions.resolve(done, by=tono, solution="Listo.")
    actions.flag_overdue(his.due_at)
    views = {
        view: set(shows(desk, vista=view))
        for view in ("sin-asignar", "mias", "esperando", "vencidas", "abiertas", "todas")
    }
    live = {new.pk, mine.pk, waiting.pk, his.pk}
    assert views["sin-asignar"] == {new.pk} and views["mias"] == {mine.pk, waiting.pk}
    assert views["esperando"] == {waiting.pk} and views["abiertas"] == live
    assert views["todas"] == live | {done.pk}
    assert his.pk in views["vencidas"]


def test_what_is_owed_first_comes_first(desk, report, ana, tere):
    late, early = report(ana), report(ana)
    actions.assign(late, by=tere, technician=tere)
    actions.ask(late, by=tere, question="¿Modelo?")
    assert shows(desk) == [early.pk, late.pk]


def test_filters_narrow(desk, report, ana, tere, category):
    other = Category.objects.create(name="Correo", name_en="E-mail")
    printer, mail = report(ana, impact="mild"), report(ana, category=other)
    actions.assign(mail, by=tere, technician=tere)
    assert shows(desk, categoria=category.pk) == [printer.pk]
    assert shows(desk, impacto="mild") == [printer.pk]
    assert shows(desk, tecnico=tere.pk) == [mail.pk]


@pytest.mark.parametrize(
    "wrong", ["vista=otra", "categoria=x", "desde=9-", "desde=99999999999999999999-1", "tecnico=²"]
)
def test_a_wrong_address_is_no_question(desk, ticket, wrong):
    assert numbers(desk.get(f"{QUEUE}?{wrong}")) == [ticket.pk]


def test_counts_are_beside_the_views(desk, ticket):
    page = desk.get(QUEUE).content.decode()
    assert re.findall(r'<span class="count numeric">(\d+)</span>', page) == ["1", "1", "0", "0", "0"]


def test_search_finds_by_number_address_and_words(desk, report, ana, beto):
    hers, his = report(ana, subject="Pantalla azul"), report(beto, subject="No imprime")
    assert shows(desk, q=f"#{his.pk}") == [his.pk]
    assert shows(desk, q="ana@example.org") == [hers.pk]
    assert shows(desk, q="pantallas azules") == [hers.pk]
    assert shows(desk, q="nada de esto") == []


@pytest.mark.parametrize("view", ["abiertas", "todas"])
def test_walking_loses_and_repeats_nobody_even_among_equals(desk, report, ana, view):
    noon = datetime(2031, 3, 5, 18, tzinfo=UTC)
    for minutes, count in ((0, 30), (1, 60), (2, 20)):
        with time_machine.travel(noon + timedelta(minutes=minutes), tick=False):
            expected = [report(ana).pk for _ in range(count)]
    walked, address = [], f"?vista={view}"
    while address:
        response = desk.get(QUEUE + address)
        walked += numbers(response)
        found = re.search(r'href="(\?[^"]+)" rel="next"', response.content.decode())
        address = found and found[1].replace("&amp;", "&")
    assert len(walked) == 110 and len(set(walked)) == 110
    assert set(expected) == set(walked[-20:] if view == "abiertas" else walked[:20])


def test_htmx_gets_the_list_alone(desk, ticket):
    part = desk.get(QUEUE, headers={"HX-Request": "true"}).content.decode()
    assert 'id="list"' in part and "<html" not in part


def test_five_queries_however_long(desk, report, ana, django_assert_num_queries):
    for _ in range(5):
        report(ana)
    with django_assert_num_queries(5):  # session, person, rows, choices, counts
        desk.get(QUEUE)
