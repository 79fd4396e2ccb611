from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from mesa.assistance import actions, promises
from mesa.assistance.kinds import Kind
from mesa.assistance.models import AccessCode, RemoteSession, State
from mesa.assistance.rules import Refused
from mesa.tickets import actions as tickets
from mesa.tickets.actions import assign, resolve
from mesa.tickets.models import Event

from .conftest import agree


def kinds(ticket):
    return [kind for kind in Event.objects.filter(ticket=ticket).values_list("kind", flat=True) if "_" in kind]


def test_each_state_is_a_line_of_the_ticket(started, tere):
    session = actions.end_session(started, by=tere)
    told = [kind for kind in kinds(session.ticket) if kind.startswith("session")]
    assert told == [
        Kind.SESSION_ASKED, Kind.SESSION_ACCEPTED, Kind.SESSION_READY, Kind.SESSION_STARTED, Kind.SESSION_ENDED,
    ]  # fmt: skip
    assert (session.status, session.is_live) == (State.ENDED, False)


def test_to_ask_for_one_is_a_first_contact(prepared, tere):
    actions.ask_session(prepared, by=tere, tool="screen", words="Muéstrame qué pasa.")
    prepared.refresh_from_db()
    assert prepared.contacted_at and prepared.credit.balance.is_running


@pytest.mark.parametrize("who", ["ana", "beto", "tono", "vico", "susi"])
def test_only_who_attends_asks(who, prepared, request):
    with pytest.raises(Refused):
        actions.ask_session(prepared, by=request.getfixturevalue(who), tool="screen", words="x")
    assert not RemoteSession.objects.exists()


def test_a_tool_that_is_not_offered_is_refused(prepared, tere):
    with pytest.raises(Refused):
        actions.ask_session(prepared, by=tere, tool="anydesk", words="x")


def test_there_is_one_at_a_time(asked, tere):
    with pytest.raises(Refused):
        actions.ask_session(asked.ticket, by=tere, tool="screen", words="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        RemoteSession.objects.create(ticket=asked.ticket, technician=tere, tool="screen", expires_at=asked.expires_at)


@pytest.mark.parametrize("who", ["beto", "tere", "tono", "susi"])
def test_only_who_asked_for_help_says_yes(who, asked, request):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.accept_session(asked, by=person, acceptance=agree(person))


def test_without_preparation_nobody_says_yes(taken, tere, ana):
    tickets.install_preparation()
    session = actions.ask_session(taken, by=tere, tool="teamviewer", words="x")
    with pytest.raises(Refused):
        actions.accept_session(session, by=ana, acceptance=agree(ana))


def test_the_yes_keeps_which_words(accepted):
    assert accepted.acceptance.text.slug == "remote-session"
    assert "{" not in accepted.acceptance.words


def test_no_ends_it_and_says_why(asked, ana):
    session = actions.decline_session(asked, by=ana, why="Hoy no puedo.")
    line = Event.objects.filter(ticket=session.ticket).last()
    assert (session.status, line.kind, line.note.body) == (State.DECLINED, Kind.SESSION_DECLINED, "Hoy no puedo.")


@pytest.mark.parametrize("who", ["ana", "tere"])
def test_either_side_ends_it(who, started, request):
    assert actions.end_session(started, by=request.getfixturevalue(who)).status == State.ENDED
    assert not AccessCode.objects.exists()


@pytest.mark.parametrize("who", ["beto", "tono", "susi"])
def test_nobody_else_ends_it(who, started, request):
    with pytest.raises(Refused):
        actions.end_session(started, by=request.getfixturevalue(who))


def test_nothing_starts_before_the_code_is_there(accepted, tere):
    with pytest.raises(Refused):
        actions.start_session(accepted, by=tere)


@pytest.mark.parametrize(
    ("fixture", "wait"),
    [
        ("asked", promises.ANSWER),
        ("accepted", promises.SETTING_UP),
        ("ready", promises.UNUSED),
        ("started", promises.LONGEST),
    ],
)
def test_what_nobody_goes_on_with_expires_once(fixture, wait, request):
    session, now = request.getfixturevalue(fixture), timezone.now()
    assert actions.expire_session(now + wait - timedelta(seconds=30)) == 0
    with time_machine.travel(now + wait + timedelta(seconds=1)):
        assert (actions.expire_session(timezone.now()), actions.expire_session(timezone.now())) == (1, 0)
    session.refresh_from_db()
    assert session.status == State.EXPIRED
    assert not AccessCode.objects.exists()


def test_it_does_not_outlive_its_ticket(started, tere):
    resolve(started.ticket, by=tere, solution="Listo.")
    assert (actions.end_stray_sessions(timezone.now()), actions.end_stray_sessions(timezone.now())) == (1, 0)
    started.refresh_from_db()
    assert started.status == State.ENDED


def test_it_does_not_go_to_another_technician(started, tere, tono):
    assign(started.ticket, by=tere, technician=tono)
    with pytest.raises(Refused):
        actions.end_session(started, by=tere)
    assert actions.end_stray_sessions(timezone.now()) == 1
    assert actions.ask_session(started.ticket, by=tono, tool="screen", words="Sigo yo.").status == State.ASKED
