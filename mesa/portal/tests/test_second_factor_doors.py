"""Where a second factor is required, every door treats staff without one as a requester."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from mesa.accounts import actions as accounts
from mesa.accounts.models import Role, User
from mesa.common.refusal import Refused
from mesa.live import admission
from mesa.tickets import actions

PASSWORD = "caballo-pila-grapa"


def follows(browser):
    try:
        admission.admit(admission.Wish(browser.cookies["session"].value, frozenset({"queue"}), None, 0, True))
    except admission.Closed as closed:
        return closed.status
    return 200


@pytest.fixture
def doors(taken, tere, settings):
    """`(status by door)` of somebody with a session and a token: what a technician opens and a requester does not."""
    settings.REQUIRE_SECOND_FACTOR = False
    kept = actions.keep_file(by=tere, name="interno.txt", file=ContentFile(b"nada"))
    note = actions.add_internal_note(taken, by=tere, body="Solo para nosotros.", files=[kept])
    life = timezone.now() + timedelta(days=1)
    secret = accounts.create_token(by=tere, name="x", scopes=["read"], expires_at=life)[1]
    kept = note.attachments.get()
    settings.REQUIRE_SECOND_FACTOR = True

    def statuses():
        browser = Client()
        browser.force_login(User.objects.get(pk=tere.pk))
        pages = {
            "console": "/consola/",
            "file": f"/archivos/{kept.pk}/{kept.name}",
            "account": "/cuenta/segundo-factor/",
        }
        found = {name: browser.get(place).status_code for name, place in pages.items()}
        bearer = {"Authorization": f"Bearer {secret}"}
        found["live"] = follows(browser)
        return found | {"api": Client().get(f"/api/v1/tickets/{taken.pk}/notes", headers=bearer).status_code}

    return statuses


def test_staff_without_a_factor_enter_their_account_and_nothing_else(doors):
    assert doors() == {"console": 302, "file": 404, "live": 403, "account": 200, "api": 403}


def test_with_one_they_enter_everything(doors, tere):
    TOTP.activate(tere, generate_totp_secret())
    assert doors() == {"console": 200, "file": 200, "live": 200, "account": 200, "api": 200}


def test_where_none_is_required_they_enter_everything(doors, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    assert doors() == {"console": 200, "file": 200, "live": 200, "account": 200, "api": 200}


def test_their_role_stays_what_it_is(doors, tere):
    doors()
    assert User.objects.get(pk=tere.pk).role == Role.TECHNICIAN


def test_they_make_no_token(tere, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    with pytest.raises(Refused):
        accounts.create_token(by=tere, name="x", scopes=["read"], expires_at=timezone.now() + timedelta(days=1))
