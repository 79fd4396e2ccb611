"""What rooms above accounts let in, by everything that shuts an account: the rest of `test_access`, tried for real."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.accounts import actions as accounts
from mesa.accounts.access import OPENINGS
from mesa.accounts.keepers import Shut, keepers
from mesa.accounts.models import User
from mesa.accounts.tests.test_access import shut
from mesa.accounts.tests.test_sign_up import key_in, last_letter
from mesa.assistance import actions as assistance
from mesa.assistance.models import Scope
from mesa.channels.whatsapp.models import Contact
from mesa.tickets import actions
from mesa.tickets.models import Attachment, Draft

ABOVE = [one for keeper in keepers() for one in keeper.openings]


@pytest.fixture
def held(ticket, ana):
    """Ana with one of each."""
    secret = assistance.make_link(ticket, by=ana, scope=Scope.REQUESTER)[1]
    actions.save_draft(by=ana, words={"subject": "No"})
    actions.keep_file(by=ana, name="a.txt", file=ContentFile(b"Hola"))
    Contact.objects.create(person=ana, wa_id="5215512345678", phone="+525512345678", proven_at=timezone.now())
    return secret


def opened(ana, secret):
    tried = {
        "ticket_link": _opens(secret),
        "draft": Draft.objects.filter(person=ana).exists(),
        "loose_file": Attachment.objects.loose().filter(owner=ana).exists(),
        "contact": Contact.objects.filter(person=ana).exists(),
    }
    return {name for name, opens in tried.items() if opens}


def _opens(secret):
    try:
        return bool(assistance.unopened(secret))
    except assistance.DeadLink:
        return False


def test_every_room_says_what_it_lets_in_once(held, ana):
    names = [one.name for one in [*OPENINGS, *ABOVE]]
    assert sorted(names) == sorted(set(names))
    assert opened(ana, held) == {one.name for one in ABOVE}


@pytest.mark.parametrize("how", Shut)
def test_what_shuts_an_account_ends_what_rooms_above_say_and_nothing_else(how, held, ana, susi):
    accounts.ask_for_reset(ana.email, language="es-mx")
    reset = key_in(last_letter(ana.email))
    if how is Shut.CLAIMED:
        User.objects.filter(pk=ana.pk).update(email_verified_at=None)
    shut(how, ana, susi, reset)
    assert {one.name for one in ABOVE} - opened(ana, held) == {one.name for one in ABOVE if how in one.ended_by}
