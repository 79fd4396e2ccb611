from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import AuditEvent, Invitation, Role, User
from mesa.accounts.tests.test_sign_up import PASSWORD, key_in, last_letter
from mesa.common.links import BadLink
from mesa.common.refusal import Refused


@pytest.fixture
def key(susi):
    actions.invite(by=susi, email="nuevo@example.org", name="Nuevo", role=Role.TECHNICIAN)
    return key_in(last_letter("nuevo@example.org"))


def kinds():
    return list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_who_reads_the_mailbox_joins_once(key):
    person = actions.accept_invitation(key, name="Nuevo", password=PASSWORD)
    assert (person.role, person.is_verified) == (Role.TECHNICIAN, True)
    assert kinds() == ["invited", "invitation_accepted"]
    with pytest.raises(BadLink):
        actions.accept_invitation(key, name="Otro", password=PASSWORD)


def test_a_person_with_account_keeps_it(susi, ana):
    actions.invite(by=susi, email=ana.email, name="Ana", role=Role.SALES)
    person = actions.accept_invitation(key_in(last_letter(ana.email)))
    assert person == ana
    assert person.role == Role.SALES
    assert User.objects.get(pk=ana.pk).check_password(PASSWORD)


def test_an_invitation_dies_in_three_days(key):
    with time_machine.travel(timezone.now() + timedelta(hours=72, seconds=1)), pytest.raises(BadLink):
        actions.accept_invitation(key, name="Nuevo", password=PASSWORD)


def test_a_withdrawn_invitation_opens_nothing(key, susi):
    actions.withdraw(Invitation.objects.get(), by=susi)
    with pytest.raises(BadLink):
        actions.accept_invitation(key, name="Nuevo", password=PASSWORD)


def test_a_second_invitation_kills_the_first(key, susi):
    actions.invite(by=susi, email="nuevo@example.org", name="Nuevo", role=Role.SALES)
    with pytest.raises(BadLink):
        actions.accept_invitation(key, name="Nuevo", password=PASSWORD)


def test_an_invitation_dies_with_the_right_of_its_sender(key, susi):
    other = actions.create_person(
        email="otra@example.org", name="Otra", role=Role.SUPERVISOR, verified_at=timezone.now()
    )
    actions.change_role(susi, by=other, role=Role.TECHNICIAN)
    with pytest.raises(BadLink):
        actions.accept_invitation(key, name="Nuevo", password=PASSWORD)


@pytest.mark.parametrize("who", ["ana", "tere", "vico"])
def test_only_a_supervisor_manages_people(who, beto, request):
    by = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.invite(by=by, email="x@example.org", name="X", role=Role.TECHNICIAN)
    with pytest.raises(Refused):
        actions.change_role(beto, by=by, role=Role.SUPERVISOR)
    with pytest.raises(Refused):
        actions.deactivate(beto, by=by)
    assert not AuditEvent.objects.exists()


def test_nobody_changes_their_own_role_so_the_last_supervisor_stays(susi):
    for act in (
        lambda: actions.change_role(susi, by=susi, role=Role.TECHNICIAN),
        lambda: actions.deactivate(susi, by=susi),
    ):
        with pytest.raises(Refused):
            act()
    assert User.objects.get(pk=susi.pk).is_supervisor


def test_a_deactivated_supervisor_can_no_longer_act(susi, tere):
    other = actions.create_person(
        email="otra@example.org", name="Otra", role=Role.SUPERVISOR, verified_at=timezone.now()
    )
    actions.deactivate(other, by=susi)
    with pytest.raises(Refused):
        actions.change_role(tere, by=other, role=Role.SALES)


def test_who_is_sent_away_loses_sessions_and_tokens(susi, tere, client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(tere)
    _token, secret = actions.create_token(
        by=tere, name="x", scopes=["read"], expires_at=timezone.now() + timedelta(days=1)
    )
    actions.deactivate(tere, by=susi)
    assert actions.token_owner(secret, "read", timezone.now()) is None
    assert client.get("/cuenta/").status_code == 302
    assert kinds() == ["token_created", "deactivated"]


def test_who_comes_back_enters_again(susi, tere):
    actions.deactivate(tere, by=susi)
    actions.activate(tere, by=susi)
    assert User.objects.get(pk=tere.pk).is_technician


def test_the_database_refuses_to_change_the_audit_ledger(susi, tere):
    actions.change_role(tere, by=susi, role=Role.SALES)
    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        AuditEvent.objects.update(kind="nothing")
    assert kinds() == ["role_changed"]
