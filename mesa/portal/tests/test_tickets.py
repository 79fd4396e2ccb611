"""«Inicio» and «Mis tickets»."""

import pytest

from mesa.tickets import actions


def test_a_visitor_is_led_to_sign_in(client, db):
    assert client.get("/tickets/").url.startswith("/cuenta/") and client.get("/inicio/").url.startswith("/cuenta/")


def test_only_my_own(ana_in, ticket, report, beto):
    theirs = report(beto, subject="Secreto de Beto")
    body = ana_in.get("/tickets/").content.decode()
    assert "No imprime" in body and "Secreto de Beto" not in body and f"/tickets/{theirs.pk}/" not in body


def test_a_state_in_the_address(ana_in, ticket, report):
    actions.cancel(report(ana_in.ana, subject="Otra cosa"), by=ana_in.ana)
    opened = ana_in.get("/tickets/?estado=abiertos").content.decode()
    ended = ana_in.get("/tickets/?estado=terminados").content.decode()
    assert "No imprime" in opened and "Otra cosa" not in opened
    assert "Otra cosa" in ended and "No imprime" not in ended


def test_pages_go_on_where_the_last_one_ended(ana_in, report):
    for n in range(53):
        report(ana_in.ana, subject=f"Falla {n:02}")
    first = ana_in.get("/tickets/").content.decode()
    assert first.count('class="stub ') + first.count('class="stub"') == 50 and "Falla 02" not in first
    mark = first.split("desde=")[1].split('"')[0]
    second = ana_in.get(f"/tickets/?desde={mark}").content.decode()
    assert all(f"Falla {n:02}" in second for n in (0, 1, 2)) and "Falla 03" not in second


@pytest.mark.parametrize("mark", ["x", "-", "9" * 400, "1-" + "9" * 400, "١-١", "0-0", "99999999999999999-1", "%00"])
def test_a_mark_made_up_is_no_error(ana_in, ticket, mark):
    assert ana_in.get("/tickets/", {"desde": mark}).status_code == 200


def test_the_list_asks_the_same_however_long(ana_in, report, django_assert_max_num_queries):
    for n in range(12):
        report(ana_in.ana, subject=f"Falla {n}")
    ana_in.get("/tickets/")
    with django_assert_max_num_queries(3):
        ana_in.get("/tickets/")


def test_the_five_steps_while_one_is_new(ana_in):
    body = ana_in.get("/inicio/").content.decode()
    assert body.count("step--done") == 2 and "Personalizar mi cuenta" in body
    ana_in.post("/preparacion/leida/")
    assert ana_in.get("/inicio/").content.decode().count("step--done") == 3


def test_open_tickets_first_once_there_is_one(ana_in, ticket):
    body = ana_in.get("/inicio/").content.decode()
    assert "Tu reporte está en la cola" in body and "step--" not in body
