from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.accounts import actions
from mesa.accounts.models import Token
from mesa.common.refusal import Refused

SOON = timedelta(days=30)


@pytest.fixture
def made(ana):
    return actions.create_token(by=ana, name="monitoreo", scopes=["read"], expires_at=timezone.now() + SOON)


def test_the_secret_is_told_once_and_only_its_hash_is_kept(made, ana):
    token, secret = made
    assert secret.startswith("mesa_")
    assert secret not in str(Token.objects.values().get())
    assert actions.token_owner(secret, "read", timezone.now()) == ana


def test_it_reaches_no_further_than_its_scope(made):
    assert actions.token_owner(made[1], "write", timezone.now()) is None


def test_it_expires(made):
    assert actions.token_owner(made[1], "read", timezone.now() + SOON) is None


def test_revoked_it_opens_nothing(made, ana, beto):
    with pytest.raises(Refused):
        actions.revoke_token(made[0], by=beto)
    actions.revoke_token(made[0], by=ana)
    assert actions.token_owner(made[1], "read", timezone.now()) is None


@pytest.mark.parametrize("secret", ["", "mesa_", "null", "mesa_" + "a" * 43])
def test_what_is_no_token_opens_nothing(made, secret):
    assert actions.token_owner(secret, "read", timezone.now()) is None


@pytest.mark.parametrize(
    ("scopes", "life"), [(["admin"], SOON), ([], SOON), (["read"], timedelta(days=366)), (["read"], timedelta(0))]
)
def test_a_token_that_reaches_or_lives_too_long_is_refused(ana, scopes, life):
    with pytest.raises(Refused):
        actions.create_token(by=ana, name="x", scopes=scopes, expires_at=timezone.now() + life)


def test_an_unconfirmed_person_makes_none(nora):
    with pytest.raises(Refused):
        actions.create_token(by=nora, name="x", scopes=["read"], expires_at=timezone.now() + SOON)
