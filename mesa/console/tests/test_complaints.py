"""«Quejas»: supervisors work there; for everybody else there is nothing."""

import pytest

from conftest import person
from mesa.complaints import actions, reads
from mesa.complaints.models import Complaint
from mesa.tickets.actions import assign

LIST = "/consola/quejas/"


@pytest.fixture
def complaint(taken, ana, susi):
    return actions.open_complaint(by=ana, ticket=taken, words="Nadie llamó.")


def at(complaint, act=""):
    return f"{LIST}{complaint.pk}/{act}"


def every_door(client, complaint):
    posts = [
        client.post(at(complaint, act), {"words": "x", "outcome": "x"}) for act in ("tomar/", "contacto/", "responder/")
    ]
    return {answer.status_code for answer in [client.get(at(complaint)), *posts]}


def test_from_the_list_to_the_answer(enter, complaint, susi):
    desk = enter(susi)
    page = desk.get(LIST).content.decode()
    assert at(complaint) in page and "Ana" in page
    page = desk.get(at(complaint)).content.decode()
    assert "Nadie llamó." in page and "Tere" in page and at(complaint, "responder/") not in page
    desk.post(at(complaint, "tomar/"))
    assert at(complaint, "contacto/") in desk.get(at(complaint)).content.decode()
    desk.post(at(complaint, "contacto/"), {"words": "Le llamé."})
    answer = desk.post(at(complaint, "responder/"), {"outcome": "Una disculpa."}, follow=True)
    assert "Una disculpa." in answer.content.decode()
    assert at(complaint) not in desk.get(LIST).content.decode()
    assert at(complaint) in desk.get(f"{LIST}?ver=respondidas").content.decode()


def test_nothing_written_is_asked_again(enter, complaint, susi):
    actions.take_complaint(complaint, by=susi)
    answer = enter(susi).post(at(complaint, "contacto/"), {"words": ""})
    assert answer.status_code == 422 and "Resume qué hablaron" in answer.content.decode()


def test_an_act_out_of_turn_is_refused(enter, complaint, susi):
    assert enter(susi).post(at(complaint, "responder/"), {"outcome": "x"}).status_code == 403


@pytest.mark.parametrize("who", ["tere", "tono", "vico"])
def test_for_the_rest_of_the_house_there_is_nothing(request, enter, complaint, who):
    client = enter(request.getfixturevalue(who))
    assert every_door(client, complaint) == {404} and client.get(LIST).status_code == 404
    assert LIST not in client.get("/consola/").content.decode()


@pytest.mark.parametrize("who", ["ana", "beto"])
def test_requesters_do_not_enter(request, enter, complaint, who):
    assert every_door(enter(request.getfixturevalue(who)), complaint) == {403}


def test_the_supervisor_it_is_about_finds_nothing(enter, ticket, ana, susi):
    assign(ticket, by=susi, technician=susi)
    ticket.refresh_from_db()
    complaint = actions.open_complaint(by=ana, ticket=ticket, words="Nadie llamó.")
    client = enter(susi)
    assert every_door(client, complaint) == {404}
    assert at(complaint) not in client.get(LIST).content.decode()
    assert "Nadie llamó." not in client.get(f"/consola/tickets/{ticket.pk}/").content.decode()
    assert at(complaint) in enter(person("lupe", "supervisor")).get(LIST).content.decode()


def test_the_list_goes_on_by_due(complaint, ana, susi):
    more = [actions.open_complaint(by=ana, words="Otra.").pk for _ in range(2)]
    first, mark = reads.by_due(susi, size=2)
    second, end = reads.by_due(susi, mark, size=2)
    assert [row.pk for row in first + second] == [complaint.pk, *more] and end == ""


@pytest.mark.parametrize("mark", ["x", "-", "9" * 30, "1-", "٣-٣"])
def test_a_mark_that_leads_nowhere_starts_at_the_top(enter, complaint, susi, mark):
    assert at(complaint) in enter(susi).get(LIST, {"desde": mark}).content.decode()
    assert enter(susi).get(LIST, {"desde": mark, "ver": "respondidas"}).status_code == 200


def test_the_list_asks_little(enter, complaint, ana, susi, django_assert_max_num_queries):
    for _ in range(4):
        actions.open_complaint(by=ana, words="Otra.")
    desk = enter(susi)
    desk.get(LIST)
    with django_assert_max_num_queries(4):
        desk.get(LIST)
    assert Complaint.objects.count() == 5
