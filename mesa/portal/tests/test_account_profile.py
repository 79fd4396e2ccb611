"""«Mi cuenta» by the web."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mesa.accounts.models import Equipment, User
from mesa.accounts.tests.test_profile import picture
from mesa.accounts.tests.test_sign_up import PASSWORD
from mesa.exports.actions import make_exports
from mesa.outbox.models import Message
from mesa.portal.account.letters import choices
from mesa.tickets import actions as tickets
from mesa.timeline.kinds import KINDS

from .conftest import taken_along

COPY = "/cuenta/mis-datos/mis-datos.zip"
SAID = {
    "name": "Ana María",
    "contact_by": "whatsapp",
    "whatsapp": "55 1234 5678",
    "contact_hours": "por la tarde",
    "language": "es-mx",
    "timezone": "America/Tijuana",
    "theme": "dark",
}


def test_what_is_said_is_kept(ana_in):
    assert ana_in.get("/cuenta/").status_code == 200
    assert ana_in.post("/cuenta/", SAID).status_code == 302
    ana = User.objects.get(pk=ana_in.ana.pk)
    assert (ana.name, ana.whatsapp, ana.timezone, ana.theme) == (
        "Ana María",
        "+525512345678",
        "America/Tijuana",
        "dark",
    )
    assert ana.personalised_at


def test_keys_of_one_sign_are_turned_off_by_who_works_here(client, ana, tere):
    for person, offered in ((ana, False), (tere, True)):
        client.force_login(person)
        assert ('name="keys_off"' in client.get("/cuenta/").text) == offered
    assert "data-keys-off" not in client.get("/consola/").text
    client.post("/cuenta/", SAID | {"keys_off": "on"})
    assert "data-keys-off" in client.get("/consola/").text
    client.post("/cuenta/", SAID)
    assert "data-keys-off" not in client.get("/consola/").text


def test_who_wants_a_call_says_the_number(ana_in):
    response = ana_in.post("/cuenta/", SAID | {"contact_by": "phone"})
    assert response.status_code == 422
    assert "Escribe tu teléfono" in response.text


@pytest.mark.parametrize("field", ["role", "is_active", "email", "email_verified_at", "id", "erased_at", "password"])
def test_nothing_else_can_be_said(ana_in, field):
    before = User.objects.values(field).get(pk=ana_in.ana.pk)
    ana_in.post("/cuenta/", SAID | {field: "supervisor"})
    assert User.objects.values(field).get(pk=ana_in.ana.pk) == before


def test_a_face_is_served_inert_and_not_to_a_neighbour(ana_in, beto):
    ana_in.post("/cuenta/foto/", {"photo": SimpleUploadedFile("yo.png", picture())})
    address = f"/fotos/{User.objects.get(pk=ana_in.ana.pk).photo.name}"
    response = ana_in.get(address)
    assert response.headers["Content-Type"] == "image/webp"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    ana_in.force_login(beto)
    assert ana_in.get(address).status_code == 404
    ana_in.logout()
    assert ana_in.get(address).status_code == 302


@pytest.mark.parametrize("name", ["../mesa.sqlite3", "photos/../secret_key", "secret_key", "photos/"])
def test_no_other_file_is_served_as_a_face(ana_in, name):
    assert ana_in.get(f"/fotos/{name}").status_code == 404


def test_what_is_no_picture_is_refused_with_words(ana_in):
    response = ana_in.post("/cuenta/foto/", {"photo": SimpleUploadedFile("yo.png", b"<svg onload=alert(1)>")})
    assert response.status_code == 422
    assert "PNG o JPEG" in response.text


def test_equipment_comes_changes_and_goes(ana_in):
    ana_in.post("/cuenta/equipos/", {"brand": "HP", "model": "240"})
    laptop = Equipment.objects.get()
    ana_in.post(f"/cuenta/equipos/{laptop.pk}/", {"brand": "Olivetti"})
    assert "Olivetti" in ana_in.get("/cuenta/equipos/").text
    ana_in.post(f"/cuenta/equipos/{laptop.pk}/quitar/")
    assert "Olivetti" not in ana_in.get("/cuenta/equipos/").text


def test_the_equipment_of_another_does_not_exist(ana_in, beto):
    ana_in.post("/cuenta/equipos/", {"brand": "HP"})
    laptop = Equipment.objects.get()
    ana_in.force_login(beto)
    assert ana_in.get(f"/cuenta/equipos/{laptop.pk}/").status_code == 404
    assert ana_in.post(f"/cuenta/equipos/{laptop.pk}/", {"brand": "x"}).status_code == 404
    assert ana_in.post(f"/cuenta/equipos/{laptop.pk}/quitar/").status_code == 404


def test_letters_are_chosen_by_event(ana_in):
    ana_in.post("/cuenta/avisos/", {"email": ["noted", "resolved"]})
    ana = User.objects.get(pk=ana_in.ana.pk)
    assert ana.wants("noted", "email")
    assert not ana.wants("assigned", "email")


def test_the_list_names_what_each_one_hears_and_nothing_else(ana, tere):
    hear = {kind: {*kind.traits.hears} for kind in KINDS.values()}
    assert {kind for kind in hear if hear[kind] & {"requester", "followed"}} == set(choices(ana))
    assert {kind for kind in hear if hear[kind] - {"requester"}} == set(choices(tere))


def test_everything_we_hold_can_be_taken_along(ana_in, ticket, tere):
    tickets.add_note(ticket, by=tere, body="Prueba reiniciar.")
    tickets.add_internal_note(ticket, by=tere, body="SECRETO DE LA CASA")
    archive = taken_along(ana_in)
    assert archive.testzip() is None
    words = json.loads(archive.read(f"tickets/{ticket.pk}.json"))
    assert "Prueba reiniciar." in [note["body"] for note in words["notes"]]
    assert json.loads(archive.read("cuenta.json"))["account"]["email"] == "ana@example.org"
    assert "SECRETO" not in str([archive.read(name) for name in archive.namelist()])


def test_leaving_asks_for_the_password_and_says_goodbye(ana_in, ticket):
    assert ana_in.post("/cuenta/borrar/", {"current": "no-es-esta-no"}).status_code == 422
    assert ana_in.post("/cuenta/borrar/", {"current": PASSWORD}).headers["Location"] == "/"
    assert ana_in.get("/cuenta/").status_code == 302
    assert User.objects.get(pk=ana_in.ana.pk).name == "Cuenta eliminada"
    assert Message.objects.latest("pk").subject == "Tu cuenta ya no existe"


@pytest.mark.parametrize(
    "path", ["", "equipos/", "avisos/", "correo/", "contrasena/", "segundo-factor/", "sesiones/", "tokens/", "borrar/"]
)
def test_every_page_opens_for_everybody_who_is_in(client, ana, nora, tere, path):
    for person in (ana, nora, tere):
        client.force_login(person)
        assert client.get(f"/cuenta/{path}").status_code == 200
    client.logout()
    assert client.get(f"/cuenta/{path}").headers["Location"].startswith("/cuenta/entrar/?next=")


def test_the_list_of_equipment_asks_as_little_with_many(ana_in, django_assert_max_num_queries):
    for n in range(30):
        Equipment.objects.create(owner=ana_in.ana, brand=f"HP {n}")
    with django_assert_max_num_queries(4):
        ana_in.get("/cuenta/equipos/")


def test_a_face_whose_file_is_gone_is_missing(ana_in, png):
    ana_in.post("/cuenta/foto/", {"photo": png()})
    photo = User.objects.get(pk=ana_in.ana.pk).photo
    photo.storage.delete(photo.name)
    assert ana_in.get(f"/fotos/{photo.name}").status_code == 404


def test_the_copy_is_asked_for_then_made_then_offered_to_its_owner_alone(ana_in, beto):
    assert "Pedir mis datos" in ana_in.get("/cuenta/borrar/").content.decode()
    ana_in.post("/cuenta/mis-datos/")
    assert "La estamos preparando" in ana_in.get("/cuenta/borrar/").content.decode()
    assert ana_in.get(COPY).status_code == 404
    make_exports(timezone.now())
    assert COPY in ana_in.get("/cuenta/borrar/").content.decode()
    answer = ana_in.get(COPY)
    assert answer["Content-Disposition"] == 'attachment; filename="mis-datos.zip"'
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"PK")
    ana_in.force_login(beto)
    assert ana_in.get(COPY).status_code == 404
    ana_in.logout()
    assert ana_in.get(COPY).status_code == 302


def test_who_never_confirmed_is_told_to_and_gets_no_copy(client, nora):
    client.force_login(nora)
    assert "Antes confirma tu correo" in client.get("/cuenta/borrar/").content.decode()
    assert client.post("/cuenta/mis-datos/").status_code == 403
