from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.common.refusal import Refused
from mesa.outbox.models import Message

PASSWORD = "caballo-pila-grapa"


def claim(email="lupe@example.org", password=PASSWORD, name="Lupe"):
    return actions.sign_up(email=email, password=password, name=name)


def key_in(letter):
    link = next(line for line in letter.text.splitlines() if "http" in line).split()[-1]
    return link.rstrip("/").rpartition("/")[2]


def last_letter(to="lupe@example.org"):
    return Message.objects.filter(to=to).latest("pk")


def test_a_claim_waits_for_its_letter(db):
    lupe = claim()
    assert not lupe.is_verified
    assert last_letter().subject == "Confirma tu correo"
    assert actions.verify(key_in(last_letter()), by=lupe) == lupe
    assert User.objects.get(pk=lupe.pk).is_verified
    assert lupe.emailaddress_set.get().verified


def test_the_letter_says_whose_claim_it_is_and_repeats_no_address_nor_sentence(db):
    claim(name="Lupe O'Hara de https://malo.example/x 5512345678, ganaste un premio: entra ya")
    words = last_letter().text
    assert "dice llamarse Lupe O'Hara de https pidió el" in words
    assert not {"malo.example", "55123", "ganaste", "premio"} & set(words.split())
    assert "malo.example" not in words + last_letter().html


def test_a_link_works_once(db):
    lupe = claim()
    key = key_in(last_letter())
    actions.verify(key, by=lupe)
    with pytest.raises(BadLink):
        actions.verify(key, by=lupe)


def test_the_press_of_another_confirms_no_claim(db, beto):
    eve = claim(name="Eve")
    for by in (None, beto, claim()):
        with pytest.raises(Refused):
            actions.verify(links.make("verify", person=eve.pk, email=eve.email), by=by)
    assert not User.objects.get(pk=eve.pk).is_verified


def test_a_link_dies_in_a_day(db):
    lupe = claim()
    key = key_in(last_letter())
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)), pytest.raises(BadLink):
        actions.verify(key, by=lupe)


@pytest.mark.parametrize("spoil", [lambda key: "", lambda key: key[:-1], lambda key: "x" + key[1:], lambda key: "null"])
def test_a_forged_link_opens_nothing(db, spoil):
    lupe = claim()
    with pytest.raises(BadLink):
        actions.verify(spoil(key_in(last_letter())), by=lupe)
    assert not User.objects.get(pk=lupe.pk).is_verified


def test_a_known_address_gets_word_of_its_account_and_no_link_to_confirm(ana):
    stranger = claim(email=ana.email)
    assert last_letter(ana.email).subject == "Ya tienes una cuenta"
    assert "/confirmar/" not in last_letter(ana.email).text
    assert not stranger.is_verified


def test_who_confirms_first_owns_the_address_and_the_others_are_out(db):
    intruder = claim(password="otra-cosa-larga")
    owner = claim()
    actions.verify(key_in(last_letter()), by=owner)
    assert not User.objects.filter(pk=intruder.pk).exists()
    assert authenticate(None, email="lupe@example.org", password="otra-cosa-larga") is None
    assert authenticate(None, email="lupe@example.org", password=PASSWORD) == owner


def test_the_letter_of_a_claim_that_lost_opens_nothing(db):
    claim()
    lost = key_in(last_letter())
    lupe = claim()
    actions.verify(key_in(last_letter()), by=lupe)
    with pytest.raises(BadLink):
        actions.verify(lost, by=lupe)


def test_an_unconfirmed_person_signs_in_beside_the_owner(ana):
    stranger = claim(email=ana.email, password="otra-cosa-larga")
    assert authenticate(None, email=ana.email, password="otra-cosa-larga") == stranger
    assert authenticate(None, email=ana.email, password=PASSWORD) == ana


def test_a_mail_that_names_a_claim_does_not_shut_it_out(db):
    lupe = claim()
    actions.introduce(email=lupe.email, name="Quien sea")
    assert authenticate(None, email=lupe.email, password=PASSWORD) == lupe


def test_an_address_gets_three_letters_an_hour(db):
    for _ in range(5):
        claim()
    assert Message.objects.count() == 3


def test_what_nobody_confirms_goes_after_seven_days(db, ana):
    claim()
    assert actions.remove_unverified(timezone.now() + timedelta(days=6, hours=23)) == 0
    assert actions.remove_unverified(timezone.now() + timedelta(days=7, hours=1)) == 1
    assert list(User.objects.all()) == [ana]


def test_a_new_address_must_confirm_and_the_old_one_is_told(ana):
    actions.change_email(by=ana, email="ana.nueva@example.org")
    assert User.objects.get(pk=ana.pk).email == "ana@example.org"
    actions.verify(key_in(last_letter("ana.nueva@example.org")), by=ana)
    assert User.objects.get(pk=ana.pk).email == "ana.nueva@example.org"
    assert last_letter("ana@example.org").subject == "Tu cuenta cambió de correo"


def test_an_address_that_is_taken_cannot_be_moved_to(ana, beto):
    actions.change_email(by=ana, email=beto.email)
    assert last_letter(beto.email).subject == "Ya tienes una cuenta"
    assert "/confirmar/" not in last_letter(beto.email).text


def test_a_change_one_no_longer_wants_is_forgotten(ana):
    actions.change_email(by=ana, email="otra@example.org")
    key = key_in(last_letter("otra@example.org"))
    actions.forget_new_email(by=ana)
    with pytest.raises(BadLink):
        actions.verify(key, by=ana)
