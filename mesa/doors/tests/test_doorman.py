import pytest
from allauth.mfa.models import Authenticator


@pytest.fixture
def strict(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def relaxed(settings):
    settings.REQUIRE_SECOND_FACTOR = False


def test_requester_may_not_enter_the_console(client, ana, relaxed):
    client.force_login(ana)
    assert client.get("/consola/").status_code == 403


@pytest.mark.parametrize("name", ["tere", "vico", "susi"])
def test_house_enters_the_console(client, relaxed, request, name):
    client.force_login(request.getfixturevalue(name))
    assert client.get("/consola/").content == b"bandeja"


def test_visitor_is_asked_to_sign_in(client, db, relaxed):
    assert client.get("/consola/")["Location"].startswith("/cuenta/login/")


def test_without_second_factor_one_is_sent_to_set_it_up(client, tere, strict):
    client.force_login(tere)
    assert client.get("/consola/")["Location"] == "/cuenta/2fa/"


def test_with_second_factor_the_door_opens(client, tere, strict):
    Authenticator.objects.create(user=tere, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(tere)
    assert client.get("/consola/").content == b"bandeja"
