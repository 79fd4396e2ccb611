"""Technicians on the same ticket know of each other."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.live import actions
from mesa.live.models import Presence


@pytest.fixture(autouse=True)
def _relaxed(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def here(client, ticket):
    def here(person, **said):
        client.force_login(person)
        return client.post(f"/consola/tickets/{ticket.pk}/aqui/", said)

    return here


@pytest.fixture
def told(here):
    """What somebody reads about the others."""
    return lambda person, **said: here(person, **said).json()["words"]


def test_who_comes_later_sees_who_is_there_and_whether_they_write(told, tere, tono):
    assert told(tere) == ""
    assert told(tono, writing="on") == "Tere también está viendo este ticket"
    assert told(tere) == "Tono está escribiendo aquí"


def test_who_left_is_not_shown_and_is_forgotten(here, told, tere, tono):
    here(tere)
    with time_machine.travel(timezone.now() + actions.LASTS + timedelta(seconds=1)):
        assert told(tono) == ""
        assert actions.forget_presence(timezone.now()) == 1
    assert Presence.objects.get().person == tono


def test_it_is_one_row_however_often_it_is_said(here, tere):
    for _ in range(3):
        here(tere)
    assert Presence.objects.count() == 1


def test_only_technicians_are_there(here, ana, beto, vico):
    assert {here(ana).status_code, here(beto).status_code} == {403}
    assert here(vico).status_code == 404
    assert not Presence.objects.exists()


def test_asking_is_not_being_there(client, ticket, tere):
    client.force_login(tere)
    assert client.get(f"/consola/tickets/{ticket.pk}/aqui/").status_code == 405
