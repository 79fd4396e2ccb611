"""With an Idempotency-Key a thing is made once, however often it is sent."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from mesa.api.actions import KEPT, forget_keys
from mesa.api.models import IdempotencyKey
from mesa.tickets.models import Note, Ticket


def test_the_same_again_is_answered_the_same(machine, ana, words):
    robot = machine(ana)
    first, again = (robot.post("/tickets", words, Idempotency_Key=key) for key in ('"k-1"', "k-1"))
    assert (first.status_code, first.content, first["Location"]) == (
        again.status_code,
        again.content,
        again["Location"],
    )
    assert again["Idempotency-Replayed"] == "true" and not first.has_header("Idempotency-Replayed")
    assert Ticket.objects.count() == 1


def test_another_body_or_address_is_a_conflict(machine, ticket, ana, words):
    robot = machine(ana)
    robot.post("/tickets", words, Idempotency_Key="k")
    assert robot.post("/tickets", words | {"subject": "Otra"}, Idempotency_Key="k").status_code == 409
    assert robot.post(f"/tickets/{ticket.pk}/notes", {"body": "x"}, Idempotency_Key="k").status_code == 409
    assert Ticket.objects.count() == 2


def test_the_key_of_another_person_is_another_key(machine, ana, beto, words):
    numbers = {machine(who).post("/tickets", words, Idempotency_Key="k").json()["number"] for who in (ana, beto)}
    assert len(numbers) == 2


def test_what_was_refused_is_not_kept(machine, ana, words):
    robot = machine(ana)
    assert robot.post("/tickets", words | {"accepted_guidelines": 9}, Idempotency_Key="k").status_code == 422
    assert robot.post("/tickets", words, Idempotency_Key="k").status_code == 201


def test_after_a_day_the_key_is_free(machine, ana, words):
    robot = machine(ana)
    robot.post("/tickets", words, Idempotency_Key="k")
    with time_machine.travel(timezone.now() + KEPT + timedelta(seconds=1)):
        assert robot.post("/tickets", words | {"subject": "Otra"}, Idempotency_Key="k").status_code == 201
    assert Ticket.objects.count() == 2


def test_old_keys_are_forgotten(machine, ana, words):
    machine(ana).post("/tickets", words, Idempotency_Key="k")
    assert forget_keys(timezone.now()) == 0
    assert forget_keys(timezone.now() + KEPT + timedelta(seconds=1)) == 1
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize("key", ["", '""', "x" * 256, "a b", "é"])
def test_a_bad_key_is_refused(machine, ana, words, key):
    assert machine(ana).post("/tickets", words, Idempotency_Key=key).status_code == 400
    assert not Ticket.objects.exists()


def test_notes_too(machine, ticket, ana):
    robot = machine(ana)
    for _ in range(2):
        assert robot.post(f"/tickets/{ticket.pk}/notes", {"body": "x"}, Idempotency_Key="n").status_code == 201
    assert Note.objects.count() == 2


def test_fifty_at_once_make_one(transactional_db, machine, ana, words):
    robot = machine(ana)
    robot.get("/me")

    def send(_):
        try:
            response = robot.post("/tickets", words, Idempotency_Key="k")
            return response.status_code, response.content
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = Counter(threads.map(send, range(50)))
    assert Ticket.objects.count() == 1
    assert [status for status, _ in answers] == [201]
