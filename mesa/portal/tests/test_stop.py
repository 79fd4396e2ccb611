import pytest
from django.test import Client

from mesa.accounts.models import User
from mesa.common import links


@pytest.fixture
def address(ana):
    return f"/avisos/{links.make('stop', person=ana.pk, kind='noted')}/"


def off():
    return User.objects.get(email="ana@example.org").letters_off


def test_looking_changes_nothing(client, address):
    answer = client.get(address)
    assert (answer.status_code, off()) == (200, {})
    assert "No recibir más este aviso" in answer.content.decode()


def test_pressing_stops_that_kind_only_and_keeps_the_rest(client, address, ana):
    ana.letters_off = {"email": ["closed"], "whatsapp": ["noted"]}
    ana.save(update_fields=["letters_off"])
    assert "Listo" in client.post(address).content.decode()
    assert off() == {"email": ["closed", "noted"], "whatsapp": ["noted"]}
    assert client.post(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_a_forged_link_is_gone(client, db, token):
    assert client.get(f"/avisos/{token}/").status_code == 410
    assert client.post(f"/avisos/{token}/").status_code == 410


def test_a_link_for_another_purpose_is_gone(client, ana):
    other = links.make("reset", person=ana.pk, kind="noted")
    assert client.post(f"/avisos/{other}/").status_code == 410
    assert off() == {}


def test_a_mail_program_stops_it_in_one_request(address):
    program = Client(enforce_csrf_checks=True)
    answer = program.post(address, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
    assert (answer.status_code, off()) == (200, {"email": ["noted"]})


def test_a_foreign_page_that_found_the_link_stops_nothing(address):
    answer = Client(enforce_csrf_checks=True).post(address, {"x": "y"}, headers={"Origin": "https://evil.example"})
    assert (answer.status_code, off()) == (403, {})
