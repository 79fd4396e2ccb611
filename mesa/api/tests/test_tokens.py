"""Only a live token of enough reach opens the door."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mesa.accounts.actions.tokens import revoke_token

PATHS = ["/me", "/categories", "/guidelines", "/tickets", "/tickets/1", "/tickets/1/notes", "/tickets/1/events"]


@pytest.mark.parametrize("path", PATHS)
def test_every_address_needs_one(db, path):
    response = Client().get(f"/api/v1{path}")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="mesa"')
    assert response["Content-Type"] == "application/problem+json"


def test_a_session_opens_nothing(ana):
    client = Client()
    client.force_login(ana)
    assert client.get("/api/v1/me").status_code == 401


def test_it_acts_for_its_owner(machine, ana):
    assert machine(ana).get("/me").json() == {
        "id": ana.pk, "name": "Ana", "email": "ana@example.org", "role": "requester", "verified": True,
        "language": "es-mx", "timezone": "America/Mexico_City",
    }  # fmt: skip


def test_revoked_expired_or_without_its_owner_it_is_dead(machine, ana):
    robot = machine(ana)
    with time_machine.travel(robot.token.expires_at):
        assert robot.get("/me").status_code == 401
    type(ana).objects.filter(pk=ana.pk).update(is_active=False)
    assert robot.get("/me").status_code == 401
    type(ana).objects.filter(pk=ana.pk).update(is_active=True)
    assert robot.get("/me").status_code == 200
    revoke_token(robot.token, by=ana)
    assert 'error="invalid_token"' in robot.get("/me")["WWW-Authenticate"]


def test_reading_is_not_writing(machine, ana, words):
    response = machine(ana, ["read"]).post("/tickets", words)
    assert response.status_code == 403 and 'scope="write"' in response["WWW-Authenticate"]
    assert machine(ana, ["write"]).get("/me").status_code == 403


@pytest.mark.parametrize("sent", ["Basic x", "Bearer", "Bearer  ", "Bearer mesa_x", "Bearer é", "mesa_x"])
def test_garbage_is_no_token(db, sent):
    assert Client().get("/api/v1/me", headers={"Authorization": sent}).status_code == 401


def test_it_speaks_the_language_asked_for_or_its_owners(machine, ana):
    robot = machine(ana)
    assert robot.get("/tickets/99", Accept_Language="es").json()["title"] == "No existe"
    bare = robot.client.get("/api/v1/tickets/99", headers={"Authorization": f"Bearer {robot.secret}"})
    assert bare.json()["title"] == "No existe"


def test_a_person_is_limited_and_told_when_to_come_back(machine, ana, beto, monkeypatch):
    monkeypatch.setattr("mesa.api.limits.reads.quota", 2)
    first, second = machine(ana), machine(ana)
    assert first.get("/me")["RateLimit"].startswith('"read";r=1;')
    assert second.get("/me").status_code == 200
    spent = first.get("/me")
    assert spent.status_code == 429 and 0 < int(spent["Retry-After"]) <= 60
    assert machine(beto).get("/me").status_code == 200


def test_use_is_noted(machine, ana):
    robot = machine(ana)
    robot.get("/me")
    robot.token.refresh_from_db()
    assert (timezone.now() - robot.token.last_used_at).total_seconds() < 5
