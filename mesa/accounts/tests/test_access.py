"""Everything that opens an account, by everything that shuts one, each tried for real."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import authenticate
from django.test import Client
from django.utils import timezone

from mesa.accounts import access, actions
from mesa.accounts.keepers import Shut
from mesa.accounts.models import Role, User
from mesa.accounts.tests.test_sign_up import PASSWORD, key_in, last_letter
from mesa.common import links
from mesa.common.links import BadLink

NEW = "otra-frase-muy-larga"
OTHER, RECENT, WAITING, MOVED = "viejo@example.org", "nuevo@example.org", "espera@example.org", "mudanza@example.org"


def opens_link(key, act, **more):
    try:
        return bool(act(key, **more))
    except BadLink:
        return False


class Lupe:
    """Somebody with everything that opens an account, and what each of it still opens."""

    def __init__(self, verified=True):
        now = timezone.now()
        self.person = actions.create_person(
            email="lupe@example.org", name="Lupe", password=PASSWORD, verified_at=now, phone="+525512345678",
            whatsapp="+525512345678", letters_off={"email": ["resolved"]},
        )  # fmt: skip
        self.client = Client()
        self.client.post("/cuenta/entrar/", {"login": self.person.email, "password": PASSWORD})
        self.secret = actions.create_token(
            by=self.person, name="monitoreo", scopes=["read"], expires_at=now + timedelta(days=9)
        )[1]
        TOTP.activate(self.person, generate_totp_secret())
        for email in (OTHER, RECENT, WAITING):
            alias = actions.add_alias(by=self.person, email=email)
            if email != WAITING:
                actions.confirm_alias(links.make("alias", alias=alias.pk, email=email), by=self.person)
        self.person.aliases.filter(email=OTHER).update(verified_at=now - timedelta(days=90))
        self.waiting = links.make("alias", alias=self.person.aliases.get(email=WAITING).pk, email=WAITING)
        actions.change_email(by=self.person, email=MOVED)
        actions.add_equipment(by=self.person, brand="HP")
        actions.ask_for_reset(self.person.email, language="es-mx")
        self.reset = key_in(last_letter(self.person.email))
        self.mark = access.known_mark(self.person)
        if not verified:  # what only who is verified can make is also ended for who is not
            User.objects.update(email_verified_at=None)
            self.person.refresh_from_db()

    def opened(self):
        """The names of the openings that still open something."""
        person = User.objects.get(pk=self.person.pk)
        moved = links.make("verify", person=person.pk, email=MOVED)
        tried = {
            "password": authenticate(None, email="lupe@example.org", password=PASSWORD) is not None,
            "session": self.client.get("/cuenta/").status_code == 200,
            "token": actions.token_owner(self.secret, "read", timezone.now()) is not None,
            "second_factor": is_mfa_enabled(person),
            "alias": person.aliases.filter(email=OTHER).exists(),
            "recent_alias": person.aliases.filter(email=RECENT).exists(),
            "waiting_alias": opens_link(self.waiting, actions.claimed_alias),
            "new_email": opens_link(moved, actions.claimed),
            "letter_link": opens_link(self.reset, actions.resetting),
            "known_browser": access.is_known(self.mark, "lupe@example.org"),
            "profile": bool(person.numbers or person.letters_off),
            "equipment": person.equipment.exists(),
        }
        return {name for name, opens in tried.items() if opens}

    def shut(self, how, susi):
        shut(how, self.person, susi, self.reset)


def shut(how, person, susi, reset):
    """`reset`: the key of a letter to them, for who shuts it by the mailbox."""
    person = User.objects.get(pk=person.pk)
    if how is Shut.CHANGED:
        actions.change_password(by=person, password=NEW)
    elif how in {Shut.RESET, Shut.CLAIMED}:
        actions.reset_password(reset, password=NEW)
    elif how is Shut.ROLE:
        actions.change_role(person, by=susi, role=Role.TECHNICIAN)
    elif how is Shut.DEACTIVATED:
        actions.activate(actions.deactivate(person, by=susi), by=susi)
    elif how is Shut.MERGED:
        kept = actions.create_person(email="la-misma@example.org", name="Lupe", verified_at=timezone.now())
        actions.give_back(kept, person, actions.absorb(kept, person))
    else:
        actions.erase(person)


EVERY = {one.name for one in access.OPENINGS}


def test_all_of_it_opens_before_anything_shuts_it(db):
    assert Lupe().opened() == EVERY


@pytest.mark.parametrize("how", Shut)
def test_what_shuts_an_account_ends_what_the_list_says_and_nothing_else(how, susi):
    """Deactivated people are called back and merged ones parted again: what ended does not come back."""
    lupe = Lupe(verified=how is not Shut.CLAIMED)
    lupe.shut(how, susi)
    assert EVERY - lupe.opened() == {one.name for one in access.OPENINGS if how in one.ended_by}


@pytest.mark.parametrize("how", [Shut.DEACTIVATED, Shut.MERGED, Shut.ERASED])
def test_nothing_opens_a_closed_account(how, susi):
    lupe = Lupe()
    if how is Shut.DEACTIVATED:
        actions.deactivate(lupe.person, by=susi)
    elif how is Shut.MERGED:
        kept = actions.create_person(email="la-misma@example.org", name="Lupe", verified_at=timezone.now())
        actions.absorb(kept, User.objects.get(pk=lupe.person.pk))
    else:
        actions.erase(lupe.person)
    assert not lupe.opened() & {"password", "session", "token", "new_email", "letter_link"}
    assert User.objects.writing_as(RECENT) is None or how is Shut.MERGED


def test_the_letter_names_what_else_ended(db):
    lupe = Lupe()
    actions.reset_password(lupe.reset, password=NEW)
    words = last_letter("lupe@example.org").text
    assert "ya no abren nada: monitoreo." in words
    assert f"recientes: {RECENT}, {WAITING}." in words
    assert "Tu segundo factor sigue activo" in words
