"""People and the audit ledger, by the web: supervisors only, and the password again."""

import pytest

from mesa.accounts import actions
from mesa.accounts.models import AuditEvent, Invitation, Role, User
from mesa.accounts.tests.test_sign_up import PASSWORD
from mesa.common import links

PLACES = ["personas/", "personas/invitar/", "personas/{}/", "bitacora/"]
ACTS = ["personas/{}/funcion/", "personas/{}/desactivar/", "personas/{}/reactivar/"]


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def susi_in(client, susi):
    client.force_login(susi)
    client.post("/cuenta/confirma-que-eres-tu/", {"password": PASSWORD})
    return client


@pytest.mark.parametrize("who", ["ana", "tere", "vico"])
@pytest.mark.parametrize("path", [*PLACES, *ACTS])
def test_nobody_else_comes_in(client, request, beto, who, path):
    client.force_login(request.getfixturevalue(who))
    address = "/consola/" + path.format(beto.pk)
    assert (client.post(address, {"role": "supervisor"}) if path in ACTS else client.get(address)).status_code == 403
    assert User.objects.get(pk=beto.pk).role == Role.REQUESTER


@pytest.mark.parametrize("path", PLACES)
def test_a_supervisor_reads(susi_in, tere, path):
    assert susi_in.get("/consola/" + path.format(tere.pk)).status_code == 200


@pytest.mark.parametrize("path", ACTS)
def test_the_password_is_asked_again(client, susi, tere, path):
    client.force_login(susi)
    response = client.post("/consola/" + path.format(tere.pk), {"role": "sales"})
    assert response.headers["Location"].startswith("/cuenta/confirma-que-eres-tu/")
    assert User.objects.get(pk=tere.pk).role == Role.TECHNICIAN


def test_the_other_addresses_of_somebody_are_seen(susi_in, tere):
    actions.add_alias(by=tere, email="tere@casa.example")
    page = susi_in.get(f"/consola/personas/{tere.pk}/").content.decode()
    assert "tere@casa.example (sin confirmar)" in page


def test_an_invitation_goes_out_and_is_withdrawn(susi_in):
    susi_in.post("/consola/personas/invitar/", {"name": "Nuevo", "email": "nuevo@example.org", "role": "technician"})
    assert "nuevo@example.org" in susi_in.get("/consola/personas/").text
    susi_in.post(f"/consola/invitaciones/{Invitation.objects.get().pk}/retirar/")
    assert "nuevo@example.org" not in susi_in.get("/consola/personas/").text


def test_a_role_changes_and_the_ledger_says_so(susi_in, tere):
    susi_in.post(f"/consola/personas/{tere.pk}/funcion/", {"role": "sales"})
    assert User.objects.get(pk=tere.pk).role == Role.SALES
    page = susi_in.get("/consola/bitacora/").text
    assert "Cambió la función: Tere" in page
    assert "Técnico → Ventas" in page


def test_the_last_supervisor_stays(susi_in, susi):
    assert susi_in.post(f"/consola/personas/{susi.pk}/funcion/", {"role": "requester"}).status_code == 403
    assert susi_in.post(f"/consola/personas/{susi.pk}/desactivar/").status_code == 403
    assert User.objects.get(pk=susi.pk).is_supervisor


def test_who_is_sent_away_and_called_back(susi_in, tere):
    susi_in.post(f"/consola/personas/{tere.pk}/desactivar/")
    assert not User.objects.get(pk=tere.pk).is_active
    susi_in.post(f"/consola/personas/{tere.pk}/reactivar/")
    assert User.objects.get(pk=tere.pk).is_active


def test_people_are_found_by_name_and_address(susi_in, ana, beto):
    assert "ana@example.org" in susi_in.get("/consola/personas/?q=ANA@ex&ver=todas").text
    assert "beto@example.org" not in susi_in.get("/consola/personas/?q=ana&ver=todas").text


def test_the_list_turns_pages_and_asks_as_little_with_many(susi_in, django_assert_max_num_queries):
    for n in range(60):
        actions.create_person(email=f"p{n}@example.org", name=f"Persona {n}", role=Role.SALES)
    with django_assert_max_num_queries(5):
        first = susi_in.get("/consola/personas/").text
    assert "Persona 59" in first
    assert "Persona 9<" not in first
    last = User.objects.order_by("-pk")[49].pk
    assert "Persona 9<" in susi_in.get(f"/consola/personas/?desde={last}").text


@pytest.mark.parametrize("start", ["x", "-1", "9" * 40, "²"])
def test_a_strange_page_number_is_the_first_page(susi_in, start):
    assert susi_in.get("/consola/personas/", {"desde": start}).status_code == 200


def test_another_address_of_somebody_is_read_in_words(susi_in, tere):
    alias = actions.add_alias(by=tere, email="tere@otra.example")
    actions.confirm_alias(links.make("alias", alias=alias.pk, email=alias.email), by=tere)
    assert "Confirmó como suyo el correo tere@otra.example" in susi_in.get("/consola/bitacora/").text


def test_the_ledger_cannot_be_posted_to(susi_in, tere):
    actions.signed_in(tere)
    susi_in.post("/consola/bitacora/", {"kind": "x"})
    assert AuditEvent.objects.filter(kind="signed_in").count() == 1
