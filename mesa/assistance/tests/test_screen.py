from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.assistance import actions, promises
from mesa.assistance.actions.screen import LONGEST, MOST
from mesa.assistance.models import Peer, Scope, Signal, State
from mesa.assistance.rules import Refused

from .conftest import agree


@pytest.fixture
def session(prepared, tere, ana):
    asked = actions.ask_session(prepared, by=tere, tool="screen", words="Muéstrame qué sale.")
    return actions.accept_session(asked, by=ana, acceptance=agree(ana))


@pytest.fixture
def sharer(session, ana):
    return actions.join_session(session, by=ana)


@pytest.fixture
def viewer(session, tere):
    return actions.view_session(session, by=tere)


@pytest.fixture
def observer(session, susi):
    return actions.observe_session(session, by=susi)


def test_it_is_ready_when_the_person_is_at_the_page(sharer, session):
    session.refresh_from_db()
    assert session.status == State.READY


@pytest.mark.parametrize("who", ["beto", "tono", "vico"])
def test_nobody_else_comes_in(who, session, request):
    person = request.getfixturevalue(who)
    for act in (actions.join_session, actions.view_session, actions.observe_session):
        with pytest.raises(Refused):
            act(session, by=person)
    assert not Peer.objects.exists()


def test_what_is_said_is_heard_once_it_was_said_to_be(sharer, viewer):
    said = actions.say(viewer, to=sharer.pk, kind="offer", body="{}")
    assert [one.pk for one in actions.hear(sharer)] == [said.pk] == [one.pk for one in actions.hear(sharer)]
    assert actions.hear(sharer, [said.pk]) == []


def test_nobody_says_that_another_heard(sharer, viewer):
    said = actions.say(viewer, to=sharer.pk, kind="offer", body="{}")
    actions.hear(viewer, [said.pk])
    assert [one.pk for one in actions.hear(sharer)] == [said.pk]


def test_who_looks_on_offers_nothing_and_speaks_only_to_who_shares(sharer, viewer, observer):
    actions.say(observer, to=sharer.pk, kind="answer", body="{}")
    for to, kind in ((sharer, "offer"), (viewer, "answer")):
        with pytest.raises(Refused):
            actions.say(observer, to=to.pk, kind=kind, body="{}")


@pytest.mark.parametrize(("kind", "body"), [("shutdown", "{}"), ("offer", "x" * (LONGEST + 1))])
def test_only_so_much_is_carried(kind, body, sharer, viewer):
    with pytest.raises(Refused):
        actions.say(viewer, to=sharer.pk, kind=kind, body=body)


def test_a_flood_of_signals_is_refused(sharer, viewer):
    Signal.objects.bulk_create(Signal(sender=viewer, receiver=sharer, kind="candidate", body="{}") for _ in range(MOST))
    with pytest.raises(actions.TooMany):
        actions.say(viewer, to=sharer.pk, kind="candidate", body="{}")


def test_who_was_removed_does_not_come_back(session, sharer, observer, ana, susi):
    actions.remove_observer(session, by=ana, peer=observer.pk)
    with pytest.raises(Refused):
        actions.observe_session(session, by=susi)
    with pytest.raises(Refused):
        actions.say(sharer, to=observer.pk, kind="offer", body="{}")


def test_an_invitation_lets_one_look_on(session, ana):
    link, secret = actions.make_link(session.ticket, by=ana, scope=Scope.OBSERVE)
    link = actions.open_link(secret, device="Chrome 142")
    assert actions.observe_by_link(session, link=link).role == "observer"


def test_who_closes_the_page_for_good_ends_it(session, sharer):
    now = timezone.now()
    assert actions.end_left_sessions(now + promises.LEFT) == 0
    assert actions.end_left_sessions(now + promises.LEFT + timedelta(minutes=1)) == 1
    session.refresh_from_db()
    assert session.status == State.ENDED


def test_words_are_forgotten(sharer, viewer):
    actions.say(viewer, to=sharer.pk, kind="offer", body="{}")
    assert actions.forget_signals(timezone.now()) == 0
    assert actions.forget_signals(timezone.now() + timedelta(minutes=6)) == 1
