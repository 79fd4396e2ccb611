"""Tickets through the machine door: the same acts, the same rules."""

import pytest

from mesa.tickets import actions
from mesa.tickets.models import Ticket

BUDGET = 4  # a transaction that reads and writes what was spent of it


def test_reporting_makes_a_ticket_with_the_words_agreed_to(machine, ana, words):
    response = machine(ana).post("/tickets", words, User_Agent="robot/1")
    ticket = Ticket.objects.get()
    assert (response.status_code, response["Location"]) == (201, f"/api/v1/tickets/{ticket.pk}")
    assert response.json()["status"] == "new" and response.json()["channel"] == "api"
    assert (ticket.acceptance.channel, ticket.acceptance.agent, ticket.acceptance.person) == ("api", "robot/1", ana)


def test_the_guidelines_in_force_must_be_accepted(machine, ana, words):
    response = machine(ana).post("/tickets", words | {"accepted_guidelines": 7})
    told = response.json()
    assert response.status_code == 422 and told["errors"][0]["pointer"] == "#/accepted_guidelines"
    assert told["version"] == 1 and told["guidelines"].endswith("/lineamientos/")
    assert not Ticket.objects.exists()


def test_the_unverified_may_not_report(machine, ana, words):
    robot = machine(ana)
    type(ana).objects.filter(pk=ana.pk).update(email_verified_at=None)
    assert robot.post("/tickets", words).status_code == 403
    assert not ana.acceptances.exists()


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"subject": ""}, "#/subject"),
        ({"subject": "x" * 151}, "#/subject"),
        ({"subject": "a\u0000b"}, "#/subject"),
        ({"subject": 7}, "#/subject"),
        ({"impact": "huge"}, "#/impact"),
        ({"category": 999}, "#/category"),
        ({"category": 2**70}, "#/category"),
        ({"equipment": 999}, "#/equipment"),
        ({"status": "closed"}, "#/status"),
        ({"requester": 1}, "#/requester"),
        ({"response_due_at": "2030-01-01"}, "#/response_due_at"),
    ],
)
def test_what_is_wrong_is_pointed_at(machine, ana, words, wrong, pointer):
    response = machine(ana).post("/tickets", words | wrong)
    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


@pytest.mark.parametrize("body", [" ", "{", "[]", "nul", '"x"', "[" * 100_000, b"\xff", '{"subject": "\\ud800"}'])
def test_what_is_no_object_is_refused(machine, ana, body):
    assert machine(ana).post("/tickets", body).status_code in {400, 422}


def test_too_much_and_another_kind_are_refused(machine, ana):
    robot = machine(ana)
    assert robot.post("/tickets", "x" * 300_000).status_code == 413
    sent = {"Authorization": f"Bearer {robot.secret}"}
    assert robot.client.post("/api/v1/tickets", {"a": 1}, headers=sent).status_code == 415


def test_equipment_of_another_is_unknown(machine, ana, beto, words):
    theirs = beto.equipment.create(brand="HP")
    assert machine(ana).post("/tickets", words | {"equipment": theirs.pk}).status_code == 422


def test_one_ticket_whole(machine, taken, ana, tere):
    actions.add_internal_note(taken, by=tere, body="secreto")
    hers, desks = machine(ana).get(f"/tickets/{taken.pk}").json(), machine(tere).get(f"/tickets/{taken.pk}").json()
    assert [note["body"] for note in hers["notes"]["items"]] == ["La impresora no responde desde ayer."]
    assert [event["kind"] for event in hers["events"]["items"]] == ["opened", "assigned"]
    assert [note["public"] for note in desks["notes"]["items"]] == [True, False]
    assert desks["events"]["items"][-1]["kind"] == "noted_internally"


@pytest.mark.parametrize("path", ["", "/notes", "/events"])
def test_a_foreign_ticket_is_like_none(machine, ticket, beto, vico, path):
    for stranger in (beto, vico):
        foreign, none = (machine(stranger).get(f"/tickets/{n}{path}") for n in (ticket.pk, 999_999))
        assert foreign.status_code == 404
        assert foreign.json() | {"instance": ""} == none.json() | {"instance": ""}


def test_the_list_is_yours_or_everybodys(machine, ticket, report, ana, beto, tere):
    other = report(beto)
    sees = {
        who.name: [row["number"] for row in machine(who).get("/tickets").json()["items"]] for who in (ana, beto, tere)
    }
    assert sees == {"Ana": [ticket.pk], "Beto": [other.pk], "Tere": [other.pk, ticket.pk]}


def test_what_the_house_owes_is_its_own_affair(machine, ticket, ana, tere):
    assert machine(ana).get("/tickets").json()["items"][0]["due_at"] is None
    assert machine(tere).get("/tickets").json()["items"][0]["due_at"] is not None


def test_the_list_goes_on_where_it_stopped(machine, report, ana):
    numbers = [report(ana).pk for _ in range(5)]
    seen, address = [], "/tickets?limit=2"
    while address:
        page = machine(ana).get(address)
        seen += [row["number"] for row in page.json()["items"]]
        address = page["Link"].split(">")[0].removeprefix("</api/v1") if page.has_header("Link") else None
    assert seen == numbers[::-1]


def test_the_list_is_filtered_by_status(machine, taken, report, ana, tere):
    new = report(ana)
    assert [row["number"] for row in machine(tere).get("/tickets?status=new").json()["items"]] == [new.pk]


@pytest.mark.parametrize(
    "query",
    ["limit=51", "limit=0", "limit=x", "status=x", "cursor=x", "cursor=%00", "cursor=MQ", "cursor=", "cursor=é"],
)
def test_garbage_in_the_address_is_pointed_at(machine, ana, query):
    response = machine(ana).get(f"/tickets?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == query.split("=")[0]


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30])
def test_no_such_number(machine, ana, number):
    assert machine(ana).get(f"/tickets/{number}").status_code == 422


def test_the_list_asks_the_same_however_long(machine, report, ana, django_assert_num_queries):
    robot = machine(ana)
    report(ana)
    robot.get("/tickets")
    for _ in range(5):
        report(ana)
    with django_assert_num_queries(2 + BUDGET):
        assert len(robot.get("/tickets").json()["items"]) == 6


def test_one_ticket_asks_the_same_however_long(machine, ticket, ana, tere, django_assert_num_queries):
    robot = machine(ana)
    robot.get("/me")
    for number in range(5):
        actions.add_note(ticket, by=tere, body=str(number))
    with django_assert_num_queries(5 + BUDGET):
        robot.get(f"/tickets/{ticket.pk}")
