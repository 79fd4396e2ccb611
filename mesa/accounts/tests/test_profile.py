import io

import pytest
from PIL import Image

from mesa.accounts import actions, reads
from mesa.accounts.models import Equipment, User
from mesa.accounts.tests.test_sign_up import claim, last_letter
from mesa.common.refusal import Refused
from mesa.lib.files import BadImage


def picture(form="PNG", size=(60, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form)
    return out.getvalue()


def test_the_first_words_tick_the_step(ana):
    assert ana.personalised_at is None
    actions.personalise(by=ana, name="Ana María", contact_by="email")
    first = User.objects.get(pk=ana.pk).personalised_at
    actions.personalise(by=ana, name="Ana")
    assert User.objects.get(pk=ana.pk).personalised_at == first


@pytest.mark.parametrize("field", ["role", "is_active", "email", "email_verified_at", "password"])
def test_a_person_cannot_say_what_is_not_theirs_to_say(ana, field):
    with pytest.raises(Refused):
        actions.personalise(by=ana, **{field: "supervisor"})


def test_a_photo_is_drawn_anew_as_a_square(ana):
    actions.change_photo(by=ana, data=picture())
    with Image.open(ana.photo.open()) as stored:
        assert (stored.format, stored.size) == ("WEBP", (320, 320))


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\nno", b"GIF89a"])
def test_what_is_no_photo_is_refused(ana, data):
    with pytest.raises(BadImage):
        actions.change_photo(by=ana, data=data)
    assert not ana.photo


def test_a_face_is_seen_by_who_attends_and_not_by_a_neighbour(ana, beto, tere):
    actions.change_photo(by=ana, data=picture())
    assert reads.photo_for(tere, ana.photo.name)
    assert reads.photo_for(ana, ana.photo.name)
    assert not reads.photo_for(beto, ana.photo.name)


def test_equipment_is_of_its_owner(ana, beto):
    laptop = actions.add_equipment(by=ana, brand="HP", model="240")
    for act in (
        lambda: actions.edit_equipment(laptop, by=beto, brand="x"),
        lambda: actions.retire_equipment(laptop, by=beto),
    ):
        with pytest.raises(Refused):
            act()
    actions.retire_equipment(laptop, by=ana)
    assert not Equipment.objects.visible_to(ana).exists()


def test_who_leaves_is_forgotten_and_their_ticket_stays(ana, ticket):
    actions.add_equipment(by=ana, brand="HP")
    actions.personalise(by=ana, phone="+525512345678")
    actions.erase(ana)
    gone = User.objects.get(pk=ana.pk)
    assert (gone.name, gone.phone, gone.is_active, gone.email) == (
        "Cuenta eliminada",
        "",
        False,
        f"{ana.pk}@erased.invalid",
    )
    assert not gone.equipment.exists()
    assert not gone.has_usable_password()
    assert ticket.requester_id == gone.pk
    assert last_letter("ana@example.org").subject == "Tu cuenta ya no existe"


def test_the_address_of_who_left_can_be_claimed_again(ana):
    actions.erase(ana)
    claim(email="ana@example.org")
    assert last_letter("ana@example.org").subject == "Confirma tu correo"


def test_who_works_here_does_not_leave_alone(tere):
    with pytest.raises(Refused):
        actions.erase(tere)
