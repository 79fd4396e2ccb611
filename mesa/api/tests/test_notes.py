"""Notes through the machine door."""

import pytest

from mesa.tickets import actions
from mesa.tickets.models import Note


def test_a_note_is_the_same_act(machine, ticket, tere):
    response = machine(tere).post(f"/tickets/{ticket.pk}/notes", {"body": "Estoy en eso."})
    ticket.refresh_from_db()
    assert response.status_code == 201 and response.json()["channel"] == "api"
    assert ticket.status == "open" and ticket.first_response_at is not None


def test_the_answer_of_the_requester_brings_it_back(machine, taken, ana, tere):
    actions.ask(taken, by=tere, question="¿Qué modelo es?")
    machine(ana).post(f"/tickets/{taken.pk}/notes", {"body": "HP 4250"})
    taken.refresh_from_db()
    assert taken.status == "open"


def test_internal_notes_are_of_technicians(machine, ticket, ana, tere):
    inside = {"body": "Ojo", "public": False}
    assert machine(ana).post(f"/tickets/{ticket.pk}/notes", inside).status_code == 403
    response = machine(tere).post(f"/tickets/{ticket.pk}/notes", inside)
    assert response.status_code == 201 and response.json()["public"] is False
    assert machine(ana).get(f"/tickets/{ticket.pk}/notes").json()["items"][-1]["body"] != "Ojo"


def test_a_foreign_ticket_takes_no_note(machine, ticket, beto):
    assert machine(beto).post(f"/tickets/{ticket.pk}/notes", {"body": "x"}).status_code == 404
    assert Note.objects.count() == 1


def test_a_closed_ticket_takes_no_note(machine, taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo")
    actions.close(taken, by=tere)
    assert machine(ana).post(f"/tickets/{taken.pk}/notes", {"body": "x"}).status_code == 403


def test_who_read_an_old_version_is_told(machine, taken, tere):
    response = machine(tere).post(f"/tickets/{taken.pk}/notes", {"body": "x", "seen": 1})
    assert (response.status_code, response.json()["version"]) == (409, 2)


@pytest.mark.parametrize("wrong", [{"author": 1}, {"channel": "email"}, {"public": "no"}, {"body": " "}, {"seen": -1}])
def test_what_is_wrong_is_pointed_at(machine, ticket, ana, wrong):
    response = machine(ana).post(f"/tickets/{ticket.pk}/notes", {"body": "x"} | wrong)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == f"#/{next(iter(wrong))}"


def test_both_lists_go_on_where_they_stopped(machine, ticket, ana, tere):
    for body in ("b", "c"):
        actions.add_note(ticket, by=tere, body=body)
    for path, name in (("notes", "id"), ("events", "version")):
        first = machine(ana).get(f"/tickets/{ticket.pk}/{path}?limit=2").json()
        rest = machine(ana).get(f"/tickets/{ticket.pk}/{path}?limit=2&cursor={first['next']}").json()
        found = [item[name] for item in first["items"] + rest["items"]]
        assert len(found) == 3 and found == sorted(found) and rest["next"] is None


def test_a_machine_leaves_no_card_either(machine, ticket, ana):
    answer = machine(ana).post(f"/tickets/{ticket.pk}/notes", {"body": "mi tarjeta 4242 4242 4242 4242"})
    assert answer.json()["body"] == Note.objects.latest("pk").body == "mi tarjeta [tarjeta retirada]"
    kinds = [event["kind"] for event in machine(ana).get(f"/tickets/{ticket.pk}/events").json()["items"]]
    assert kinds == ["opened", "noted", "redacted"]


def test_a_machine_asks_for_no_password_without_a_second_look(machine, taken, tere):
    words = {"body": "Envíame tu contraseña"}
    assert machine(tere).post(f"/tickets/{taken.pk}/notes", words).status_code == 422
    assert machine(tere).post(f"/tickets/{taken.pk}/notes", words | {"sure": True}).status_code == 201
