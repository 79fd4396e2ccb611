"""The record of a service, for technicians."""

import pytest

from mesa.documents.tests.reading import heard
from mesa.tickets import actions


def test_the_house_reads_what_the_requester_reads(desk, taken, tere):
    actions.add_internal_note(taken, by=tere, body="Cliente difícil.")
    actions.resolve(taken, by=tere, solution="Era el cable.")
    address = f"/consola/tickets/{taken.pk}/acta"
    assert f"{address}/" in desk.get(f"/consola/tickets/{taken.pk}/").text
    page, paper = desk.get(f"{address}/").text, desk.get(f"{address}.pdf").content
    assert "Era el cable." in page and "difícil" not in page
    assert "Era el cable." in heard(paper) and "difícil" not in heard(paper)


@pytest.mark.parametrize("door", ["acta/", "acta.pdf"])
def test_there_is_none_before_it_is_solved(desk, taken, door):
    assert desk.get(f"/consola/tickets/{taken.pk}/{door}").url == f"/consola/tickets/{taken.pk}/"


@pytest.mark.parametrize("door", ["acta/", "acta.pdf"])
@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("vico", 404)])
def test_nobody_else_enters(enter, taken, tere, name, status, door, request):
    actions.resolve(taken, by=tere, solution="Era el cable.")
    answer = enter(request.getfixturevalue(name)).get(f"/consola/tickets/{taken.pk}/{door}")
    assert answer.status_code == status


def test_supervisors_read_what_people_said(enter, taken, ana, tere, susi):
    actions.rate(actions.resolve(taken, by=tere, solution="Listo."), by=ana, agreed=False, score=2)
    page = enter(susi).get("/consola/tiempos/").text
    assert "Lo que dijeron al terminar" in page and '">2.0</td>' in page
