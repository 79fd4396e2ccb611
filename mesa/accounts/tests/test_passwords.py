from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import AuditEvent, User
from mesa.accounts.tests.test_sign_up import PASSWORD, claim, key_in, last_letter
from mesa.common.links import BadLink


def test_the_owner_resets_and_the_old_password_is_dead(ana):
    actions.ask_for_reset("ANA@example.org", language="es-mx")
    actions.reset_password(key_in(last_letter(ana.email)), password="nueva-larga-y-rara")
    assert authenticate(None, email=ana.email, password="nueva-larga-y-rara") == ana
    assert authenticate(None, email=ana.email, password=PASSWORD) is None


def test_a_reset_proves_the_mailbox_and_throws_the_intruder_out(db):
    intruder = claim(password="otra-cosa-larga")
    actions.ask_for_reset(intruder.email, language="es-mx")
    owner = actions.reset_password(key_in(last_letter()), password=PASSWORD)
    assert owner == intruder
    assert User.objects.get(pk=owner.pk).is_verified
    assert authenticate(None, email=owner.email, password="otra-cosa-larga") is None


def test_a_link_and_its_siblings_work_once(ana):
    actions.ask_for_reset(ana.email, language="es-mx")
    first = key_in(last_letter(ana.email))
    actions.ask_for_reset(ana.email, language="es-mx")
    actions.reset_password(key_in(last_letter(ana.email)), password="nueva-larga-y-rara")
    with pytest.raises(BadLink):
        actions.reset_password(first, password="intruso-largo")


def test_a_link_dies_in_an_hour(ana):
    actions.ask_for_reset(ana.email, language="es-mx")
    key = key_in(last_letter(ana.email))
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)), pytest.raises(BadLink):
        actions.reset_password(key, password="nueva-larga-y-rara")


def test_an_unknown_mailbox_hears_that_there_is_no_account(db):
    actions.ask_for_reset("nadie@example.org", language="es-mx")
    assert last_letter("nadie@example.org").subject == "No encontramos una cuenta con este correo"


def test_a_deactivated_person_resets_nothing(ana, susi):
    actions.ask_for_reset(ana.email, language="es-mx")
    key = key_in(last_letter(ana.email))
    actions.deactivate(ana, by=susi)
    with pytest.raises(BadLink):
        actions.reset_password(key, password="nueva-larga-y-rara")


def test_a_verification_link_does_not_reset(db):
    claim()
    with pytest.raises(BadLink):
        actions.reset_password(key_in(last_letter()), password="nueva-larga-y-rara")


def test_the_house_leaves_a_trace(tere):
    actions.change_password(by=tere, password="nueva-larga-y-rara")
    assert list(AuditEvent.objects.values_list("kind", "person")) == [("password_changed", tere.pk)]
    assert last_letter(tere.email).subject == "Tu contraseña cambió"
