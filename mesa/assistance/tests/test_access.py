from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance import actions, promises
from mesa.assistance.kinds import Kind
from mesa.assistance.models import AccessCode
from mesa.assistance.rules import Refused
from mesa.lib.vault import Broken
from mesa.tickets.actions import assign
from mesa.tickets.models import Event

from .conftest import agree

HANDED = {"identifier": "987654321", "secret": "MARCA-4821"}


def test_the_technician_sees_the_code_and_both_sides_read_that_it_was_seen(ready, tere):
    assert actions.see_access(ready, by=tere) == HANDED
    line = Event.objects.filter(ticket=ready.ticket).last()
    assert (line.kind, line.actor, line.public) == (Kind.ACCESS_SEEN, tere, True)
    assert "MARCA" not in str(line.data)


@pytest.mark.parametrize("who", ["ana", "beto", "tono", "vico", "susi"])
def test_nobody_but_the_technician_sees_the_code(who, ready, request):
    with pytest.raises(Refused):
        actions.see_access(ready, by=request.getfixturevalue(who))
    assert not Event.objects.filter(kind=Kind.ACCESS_SEEN).exists()


def test_reassigning_the_ticket_closes_the_code_to_both_technicians(ready, tere, tono):
    assign(ready.ticket, by=tere, technician=tono)
    for who in (tere, tono):
        with pytest.raises(Refused):
            actions.see_access(ready, by=who)


def test_a_code_is_not_taken_before_the_requester_accepts(asked, ana):
    with pytest.raises(Refused):
        actions.give_access(asked, by=ana, identifier="987654321", secret="x1x1")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"identifier": "", "secret": "abcd"}, "identifier"),
        ({"identifier": "hola", "secret": "abcd"}, "identifier"),
        ({"identifier": "12345678", "secret": "abcd"}, "identifier"),
        ({"identifier": "987654321", "secret": ""}, "secret"),
        ({"identifier": "987654321", "secret": "con espacio"}, "secret"),
        ({"identifier": "9" * 5000, "secret": "abcd"}, "identifier"),
    ],
)
def test_what_the_program_does_not_show_is_refused(said, field, accepted, ana):
    with pytest.raises(actions.WrongFormat) as wrong:
        actions.give_access(accepted, by=ana, **said)
    assert wrong.value.field == field
    assert not AccessCode.objects.exists()


def test_another_password_replaces_the_first(ready, ana, tere):
    actions.give_access(ready, by=ana, identifier="111222333", secret="otra-9")
    assert actions.see_access(ready, by=tere) == {"identifier": "111222333", "secret": "otra-9"}


def test_a_stored_code_is_encrypted(ready):
    sealed = bytes(AccessCode.objects.get().sealed)
    assert b"MARCA" not in sealed and b"987654321" not in sealed


def test_it_is_sealed_for_its_session_only(ready, tere):
    AccessCode.objects.update(sealed=bytes(AccessCode.objects.get().sealed)[:-8] + b"AAAAAAA=")
    with pytest.raises(Broken):
        actions.see_access(ready, by=tere)


def test_a_code_is_erased_an_hour_after_it_was_given(started, tere, settings):
    actions.see_access(started, by=tere)
    with time_machine.travel(timezone.now() + promises.KEPT + timedelta(seconds=1)):
        assert (actions.erase_access(timezone.now()), actions.erase_access(timezone.now())) == (1, 0)
    with pytest.raises(Refused):
        actions.see_access(started, by=tere)
    assert Event.objects.filter(ticket=started.ticket).last().kind == Kind.ACCESS_ERASED


def test_a_code_is_still_read_after_the_key_is_rotated(ready, tere, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "otra clave " * 6
    before = bytes(AccessCode.objects.get().sealed)
    actions.reseal_access()
    assert bytes(AccessCode.objects.get().sealed) != before
    settings.SECRET_KEY_FALLBACKS = []
    assert actions.see_access(ready, by=tere) == HANDED


def test_quick_codes_go_the_other_way(prepared, tere, ana, settings):
    settings.REMOTE_TOOLS = ["quick-assist"]
    session = actions.ask_session(prepared, by=tere, tool="quick-assist", words="Te paso un código.")
    session = actions.accept_session(session, by=ana, acceptance=agree(ana))
    with pytest.raises(Refused):
        actions.give_access(session, by=ana, identifier="AB12CD")
    session = actions.give_access(session, by=tere, identifier="AB12CD")
    assert actions.see_access(session, by=ana) == {"identifier": "AB12CD", "secret": ""}
