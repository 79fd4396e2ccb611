"""The conversation while both sides look at it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mesa.assistance.actions import make_link
from mesa.live.actions import LASTS, TYPING, be_here
from mesa.live.models import Presence
from mesa.notifications.models import Known
from mesa.tickets import actions
from mesa.tickets.models import Draft, Note

JSON = {"accept": "application/json"}
NOON = datetime(2026, 11, 24, 18, tzinfo=UTC)  # a Tuesday, 12:00 in Mexico City
NIGHT = datetime(2026, 11, 25, 4, tzinfo=UTC)  # that Tuesday, 22:00


def at(ticket, act):
    return f"/tickets/{ticket.pk}/{act}/"


@pytest.fixture
def here(ana_in, taken):
    def here(**said):
        return ana_in.post(at(taken, "aqui"), said).json()

    return here


@pytest.fixture
def say(ana_in, taken):
    def say(body="Mira.", key="k1", **more):
        return ana_in.post(at(taken, "nota"), {"body": body, "key": key} | more, headers=JSON)

    return say


def test_each_side_knows_of_the_other(here, client, taken, ana, tere):
    now = timezone.now()
    assert not here()["company"]
    be_here(taken, by=tere, now=now)
    assert here() == {"words": "Tere está aquí", "company": True}
    be_here(taken, by=tere, now=now, typing=True)
    assert here()["words"] == "Tere está escribiendo…"


def test_what_the_house_writes_for_itself_is_not_told(here, taken, tere):
    be_here(taken, by=tere, now=timezone.now(), writing=True)
    assert here()["words"] == "Tere está aquí"


def test_typing_and_being_there_end_by_themselves(here, taken, tere):
    now = timezone.now()
    be_here(taken, by=tere, now=now, typing=True)
    with time_machine.travel(now + TYPING + timedelta(seconds=1)):
        assert here()["words"] == "Tere está aquí"
    with time_machine.travel(now + LASTS + timedelta(seconds=1)):
        assert not here()["company"]


def test_who_closes_the_page_is_gone_at_once(here, taken, tere, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    be_here(taken, by=tere, now=timezone.now(), typing=True)
    other = Client()
    other.force_login(tere)
    assert other.post(f"/consola/tickets/{taken.pk}/aqui/", {"left": "on"}).status_code == 204
    assert not here()["company"]


@pytest.mark.parametrize("who", ["beto", "vico", "tono"])
def test_nobody_else_is_at_her_page(client, taken, who, request):
    client.force_login(request.getfixturevalue(who))
    assert client.post(at(taken, "aqui"), {"typing": "on"}).status_code == 404


def test_a_visitor_is_led_to_sign_in(client, taken):
    assert client.post(at(taken, "aqui")).url.startswith("/cuenta/")
    assert client.get(at(taken, "aqui")).status_code == 302


def test_asking_is_not_being_there(ana_in, taken):
    assert ana_in.get(at(taken, "aqui")).status_code == 405


def test_a_message_is_chat_while_both_are_there(say, taken, ana, tere):
    say(key="k1")
    be_here(taken, by=tere, now=timezone.now())
    say(key="k2")  # her own page does not follow
    be_here(taken, by=ana, now=timezone.now())
    say(key="k3")
    channels = Note.objects.filter(key__in=["k1", "k2", "k3"]).order_by("key").values_list("channel", flat=True)
    assert list(channels) == ["web", "web", "chat"]


def test_a_technician_answers_by_chat_and_is_not_asked_again(client, taken, ana, tere, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    seen = taken.version
    for person in (ana, tere):
        be_here(taken, by=person, now=timezone.now())
    actions.add_note(taken, by=ana, body="Otra cosa.", channel="chat")
    client.force_login(tere)
    client.post(f"/consola/tickets/{taken.pk}/nota/", {"body": "Dime.", "key": "t1", "seen": seen})
    assert Note.objects.get(key="t1").channel == "chat"


def test_a_technician_alone_is_still_asked(client, taken, ana, tere, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    seen = taken.version
    actions.add_note(taken, by=ana, body="Otra cosa.")
    client.force_login(tere)
    answer = client.post(f"/consola/tickets/{taken.pk}/nota/", {"body": "Dime.", "key": "t1", "seen": seen})
    assert answer.status_code == 409 and not Note.objects.filter(key="t1").exists()


def test_the_page_hears_which_line_it_became(say, taken):
    answer = say()
    taken.refresh_from_db()
    assert (answer.status_code, answer.json()) == (200, {"told": "", "version": taken.version})


def test_sent_again_it_is_the_same_message(say, taken, tere):
    first = say().json()
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.close(taken, by=tere)
    assert say().json() == first and Note.objects.filter(key="k1").count() == 1


def test_what_comes_too_late_is_said(say, taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.close(taken, by=tere)
    answer = say()
    assert answer.status_code == 409 and "terminó mientras escribías" in answer.json()["error"]


def test_what_cannot_be_taken_says_why(say):
    answer = say(body=" ")
    assert answer.status_code == 422 and answer.json()["error"].startswith("Escribe tu mensaje")


def test_what_is_being_written_after_it_stays(ana_in, say, taken):
    ana_in.post(at(taken, "borrador"), {"body": "Y además", "key": "k2"}, headers=JSON)
    say(key="k1")
    assert Draft.objects.get().words["body"] == "Y además"
    say(key="k2")
    assert not Draft.objects.exists()


def test_an_emptied_box_is_no_draft(ana_in, taken):
    for body in ("Algo", " "):
        ana_in.post(at(taken, "borrador"), {"body": body, "key": "k1"}, headers=JSON)
    assert not Draft.objects.exists()


@pytest.fixture
def in_time(report, ana, tere):
    """Reported and taken in a moment, with Ana's page read at that moment."""

    def in_time(now, client, *, taken=True):
        with time_machine.travel(now, tick=False):
            ticket = report(ana)
            if taken:
                actions.assign(ticket, by=tere, technician=tere)
            client.force_login(ana)
            said = client.post(at(ticket, "aqui")).json()["words"]
            return said, client.get(f"/tickets/{ticket.pk}/").content.decode()

    return in_time


def test_who_is_not_there_answers_by_a_moment(in_time, client):
    words, page = in_time(NOON, client)
    assert words == "Tere no está en línea: le avisamos por correo. Te respondemos, a más tardar, hoy a las 16:00."
    assert "Ahora está cerrado" not in page


def test_while_nobody_attends(in_time, client):
    words, _page = in_time(NOON, client, taken=False)
    assert words.startswith("Nadie está en línea: avisamos por correo a quien atiende. Te respondemos")


def test_outside_hours_it_says_when_somebody_answers(in_time, client):
    words, page = in_time(NIGHT, client)
    assert words.startswith("Ahora está cerrado: abrimos mañana a las 9:00.") and words in page
    assert words.endswith("Te respondemos, a más tardar, mañana a las 13:00.")


def test_what_is_late_or_over_promises_nothing_new(here, taken, tere):
    with time_machine.travel(NOON):
        actions.resolve(taken, by=tere, solution="Listo.")
        assert here()["words"] == "Tere no está en línea: le avisamos por correo."


def test_what_a_link_shows_is_not_read_by_who_asked(client, taken, ana, tere):
    link, secret = make_link(taken, by=ana, scope="requester")
    client.post(f"/enlace/{secret}/")
    assert client.post(at(taken, "aqui"), {"seen": taken.version}).json()["company"] is False
    assert Presence.objects.get().person == ana and not Known.objects.exists()
    be_here(taken, by=tere, now=timezone.now())
    client.post(at(taken, "nota"), {"body": "Desde el teléfono.", "key": "k1"}, headers=JSON)
    assert Note.objects.get(key="k1").channel == "link"
