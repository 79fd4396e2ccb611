"""Sessions that their maker sets up: made after the yes, shown to two, closed with the session, by hand if it fails."""

from datetime import timedelta
from time import monotonic, sleep

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance import actions, makers, reads
from mesa.assistance.kinds import Kind
from mesa.assistance.makers import graph
from mesa.assistance.makers.made import Unfit, checked
from mesa.assistance.meetings import make_meetings
from mesa.assistance.models import Meeting
from mesa.assistance.rules import Refused
from mesa.tickets.models import Event

from .conftest import agree
from .makers import Graph, TeamViewer, cut, says, status


@pytest.fixture
def teamviewer(settings):
    with TeamViewer().open() as fake:
        settings.MAKERS = {"teamviewer": {"url": fake.url, "token": fake.TOKEN, "group": "Mesa"}}
        yield fake


@pytest.fixture
def teams(settings):
    graph._tokens.clear()
    with Graph().open() as fake:
        settings.MAKERS = {"teams": {
            "url": f"{fake.url}/v1.0", "login_url": fake.url, "tenant": fake.TENANT, "client_id": "mesa",
            "client_secret": fake.SECRET, "organizer": fake.ORGANIZER,
        }}  # fmt: skip
        yield fake


@pytest.fixture
def agreed(prepared, tere, ana):
    def agreed(tool):
        session = actions.ask_session(prepared, by=tere, tool=tool, words="Necesito ver tu equipo.")
        return actions.accept_session(session, by=ana, acceptance=agree(ana))

    return agreed


def work(times=1):
    """The worker, that many times, each when it is due."""
    for _ in range(times):
        owed = Meeting.objects.exclude(try_after=None).values_list("try_after", flat=True).first()
        if owed is None:
            return
        moment = max(owed, timezone.now())
        with time_machine.travel(moment, tick=False):
            make_meetings(moment)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_teamviewer_is_made_shown_to_each_their_own_and_closed(teamviewer, agreed, tere, ana):
    session = agreed("teamviewer")
    assert teamviewer.asked == []  # nothing is asked for inside a request
    work()
    session.refresh_from_db()
    assert session.status == "ready" and kinds()[-1] == Kind.MEETING_MADE
    way = reads.way_in(reads.meeting(session))
    assert (way.person, way.technician, way.code) == ("https://get.teamviewer.com/s06301001", "", "s06-301-001")
    seen = actions.see_meeting(session, by=tere)
    assert seen.technician == "https://get.teamviewer.com/s06301001-rKIw9AcHRFIx" and kinds()[-1] == Kind.ACCESS_SEEN
    actions.end_session(session, by=ana)
    work()
    assert teamviewer.things["s06-301-001"]["state"] == "closed" and kinds()[-1] == Kind.MEETING_CLOSED
    assert bytes(Meeting.objects.get().sealed) == b""


def test_teams_is_made_for_both_and_deleted(teams, agreed, tere, ana):
    session = agreed("teams")
    work()
    way = reads.way_in(reads.meeting(session))
    assert way.person == actions.see_meeting(session, by=tere).technician
    assert (way.person, way.passcode) == ("https://teams.microsoft.com/l/meetup-join/19%3ameeting_MSo1-0", "PASE-99")
    actions.end_session(session, by=tere)
    work()
    assert teams.things == {}


@pytest.mark.parametrize(("tool", "secret"), [("splashtop", ""), ("teamviewer", "abcd12")])
def test_without_its_keys_everything_is_by_hand(tool, secret, agreed, settings, ana):
    settings.MAKERS = {}
    session = agreed(tool)
    assert reads.meeting(session) is None
    assert actions.give_access(session, by=ana, identifier="987654321", secret=secret).status == "ready"


@pytest.mark.parametrize("who", ["ana", "beto", "tono", "susi"])
def test_only_who_leads_sees_the_technicians_address(who, teamviewer, agreed, request):
    session = agreed("teamviewer")
    work()
    with pytest.raises(Refused):
        actions.see_meeting(session, by=request.getfixturevalue(who))


@pytest.mark.parametrize("trouble", [status(500), status(503, Retry_After="7"), status(429, Retry_After="120"), cut])
def test_what_cannot_be_now_is_asked_again(trouble, teamviewer, agreed):
    teamviewer.trouble = [trouble]
    session = agreed("teamviewer")
    work(2)
    assert reads.meeting(session).is_open and len(teamviewer.things) == 1


def test_it_is_not_asked_sooner_than_it_says(teams, agreed):
    teams.trouble = [status(429, Retry_After="300")]
    agreed("teams")
    now = timezone.now()
    make_meetings(now)
    assert Meeting.objects.get().try_after == now + timedelta(seconds=300)


@pytest.mark.parametrize("maker", ["teamviewer", "teams"])
def test_what_was_made_and_never_heard_of_is_not_made_twice(maker, request, agreed):
    fake = request.getfixturevalue(maker)
    session = agreed(maker)
    answer = fake.answer

    def made_and_cut(door, method, path, said):
        if method == "POST" and not path.endswith("token"):
            fake.answer, door.say = answer, lambda *_, **__: cut(door)
        answer(door, method, path, said)

    fake.answer = made_and_cut
    work(2)
    assert reads.meeting(session).is_open and len(fake.things) == 1


def test_a_worker_killed_in_between_is_followed_by_another(teamviewer, agreed):
    session = agreed("teamviewer")
    Meeting.objects.update(tries=1, try_after=timezone.now() + timedelta(minutes=2))  # its lease, and nobody left
    assert make_meetings(timezone.now()) == 0
    work()
    assert reads.meeting(session).is_open


@pytest.mark.parametrize("trouble", [status(403), status(400), status(302, Location="https://evil.example/")])
def test_a_refusal_is_told_and_the_manual_way_goes_on(trouble, teamviewer, agreed, ana):
    teamviewer.trouble = [trouble]
    session = agreed("teamviewer")
    work(3)
    meeting = reads.meeting(session)
    assert meeting.failed_at and len(teamviewer.asked) == 1 and kinds()[-1] == Kind.MEETING_FAILED
    assert "secreto" not in meeting.error
    assert actions.give_access(session, by=ana, identifier="987654321", secret="abcd12").status == "ready"


def test_it_is_given_up_in_minutes_not_in_days(teamviewer, agreed):
    teamviewer.trouble = [status(500)] * 9
    session = agreed("teamviewer")
    work(9)
    assert reads.meeting(session).failed_at and len(teamviewer.trouble) == 4


def test_a_wrong_token_is_a_refusal(teamviewer, agreed, settings):
    settings.MAKERS["teamviewer"]["token"] = "otra"
    session = agreed("teamviewer")
    work(2)
    assert reads.meeting(session).error.startswith("it answered 401")


def test_a_token_taken_back_is_asked_for_again(teams, agreed, ana, tere):
    session = agreed("teams")
    work()
    teams.tokens.clear()
    actions.end_session(session, by=tere)
    work(2)
    assert teams.things == {}


HOSTILE = [
    "https://get.teamviewer.com.evil.example/s1", "http://get.teamviewer.com/s1", "https://u@get.teamviewer.com/s1",
    "https://get.teamviewer.com:8443/s1", "https://get.teamvіewer.com/s1", "javascript:alert(1)",
    "//get.teamviewer.com", "https://xn--get-x.com/",
    "https://get.teamviewer.com\\@evil.example/", "https://get.teamviewer.com/a b",
    "", None, 7, {},
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_not_the_makers_is_shown_to_nobody(address, teamviewer, agreed):
    good = "https://get.teamviewer.com/s06301001"
    made = {"code": "s06-301-001", "end_customer_link": address, "supporter_link": good}
    teamviewer.trouble = [says({"sessions": []}), says(made)]
    session = agreed("teamviewer")
    work(2)
    assert reads.way_in(reads.meeting(session)) is None and reads.meeting(session).failed_at
    with pytest.raises(Unfit):
        checked(address, ("get.teamviewer.com",))


def test_an_answer_that_drips_is_left_in_time(teamviewer, agreed):
    def drip(door):
        door.send_response(200)
        door.send_header("Content-Length", "60")
        door.end_headers()
        for _ in range(60):
            door.wfile.write(b" ")
            door.wfile.flush()
            sleep(0.5)

    teamviewer.trouble = [drip]
    session, began = agreed("teamviewer"), monotonic()
    work()
    assert monotonic() - began < 15 and reads.meeting(session).error == "the answer drips"


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{" * 50, b"x" * 1_100_000, b"", b"null"])
def test_an_answer_that_is_none_is_a_refusal(body, teamviewer, agreed):
    teamviewer.trouble = [says({}), lambda door: door.say(200, body)]
    session = agreed("teamviewer")
    work(2)
    assert reads.meeting(session).failed_at


def test_what_ended_while_it_was_being_made_is_closed(teamviewer, agreed, ana):
    session = agreed("teamviewer")
    made = makers.maker("teamviewer").make("mesa-1-1")
    actions.end_session(session, by=ana)
    actions.make_meeting(session, made=made)
    assert Kind.MEETING_MADE not in kinds()
    work()
    assert teamviewer.things["s06-301-001"]["state"] == "closed"


def test_one_that_nobody_wants_any_more_is_not_made(teamviewer, agreed, ana):
    session = agreed("teamviewer")
    actions.end_session(session, by=ana)
    work(2)
    assert teamviewer.asked == [] and Meeting.objects.get().try_after is None


def test_the_makers_secret_is_in_no_line_and_sealed_in_the_row(teamviewer, agreed):
    agreed("teamviewer")
    work()
    assert b"rKIw9" not in bytes(Meeting.objects.get().sealed)
    assert not any("rKIw9" in str(data) for data in Event.objects.values_list("data", flat=True))


def test_it_opens_under_a_new_key(teamviewer, agreed, settings):
    session = agreed("teamviewer")
    work()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "otra" * 20, [settings.SECRET_KEY]
    assert actions.reseal_meetings() == 1
    settings.SECRET_KEY_FALLBACKS = []
    assert reads.way_in(reads.meeting(session)).code == "s06-301-001"
