"""What is said by chat is written only to who did not read it, and many notes of a minute in one letter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.notifications import actions as notifications
from mesa.notifications.dispatch import dispatch_events
from mesa.notifications.gathering import WAIT
from mesa.notifications.models import Known
from mesa.outbox.models import Message
from mesa.tickets import actions
from mesa.tickets.models import Event

SOON, LATER = timedelta(seconds=WAIT.seconds - 5), timedelta(seconds=WAIT.seconds + 5)


@pytest.fixture
def chat(taken):
    """`chat(who, "words")`; what came before was already told."""
    while Event.objects.undispatched().exists():  # a round is cut short on a busy machine
        dispatch_events(timezone.now())
    Message.objects.all().delete()
    return lambda by, body, channel="chat": actions.add_note(taken, by=by, body=body, channel=channel)


def told(now):
    dispatch_events(now)
    return [(letter.to, letter.text) for letter in Message.objects.order_by("pk")]


def test_it_waits_a_minute_for_its_reader(chat, tere):
    chat(tere, "Hola Ana.")
    assert told(timezone.now() + SOON) == []
    [(to, text)] = told(timezone.now() + LATER)
    assert to == "ana@example.org" and "> Hola Ana." in text


def test_who_read_it_gets_no_letter(chat, taken, ana, tere):
    chat(tere, "Hola Ana.")
    taken.refresh_from_db()
    notifications.note_read(taken, by=ana, version=taken.version, now=timezone.now())
    assert told(timezone.now() + LATER) == []
    assert not Event.objects.undispatched().exists()


def test_who_was_there_and_left_before_it_gets_the_letter(chat, taken, ana, tere):
    notifications.note_read(taken, by=ana, version=taken.version, now=timezone.now())
    chat(tere, "Hola Ana.")
    assert [to for to, _ in told(timezone.now() + LATER)] == ["ana@example.org"]


def test_a_page_cannot_have_read_what_is_not_written_yet(chat, taken, ana, tere):
    notifications.note_read(taken, by=ana, version=10**9, now=timezone.now())
    chat(tere, "Hola Ana.")
    assert len(told(timezone.now() + LATER)) == 1


def test_what_nobody_read_is_one_letter(chat, tere):
    for words in ("Hola.", "¿Sigues ahí?", "Te espero."):
        chat(tere, words)
    [(_, text)] = told(timezone.now() + LATER)
    assert text.index("> Hola.") < text.index("> ¿Sigues ahí?") < text.index("> Te espero.")
    assert told(timezone.now() + 2 * LATER) == [("ana@example.org", text)]


def test_two_who_answer_are_told_apart(chat, tere, tono):
    chat(tere, "Voy.")
    chat(tono, "Yo también.")
    letters = dict(told(timezone.now() + LATER))
    assert "> Tere: Voy." in letters["ana@example.org"] and "> Tono: Yo también." in letters["ana@example.org"]
    assert "> Yo también." in letters["tere@example.org"] and "Voy." not in letters["tere@example.org"]


def test_any_other_note_leaves_at_once(chat, ana, tere):
    chat(tere, "Hola Ana.", channel="web")
    assert [to for to, _ in told(timezone.now())] == ["ana@example.org"]


def test_what_is_added_within_a_minute_is_one_letter_more(chat, tere):
    for words in ("Hola Ana.", "Ya lo vi.", "Es el cable.", "Cámbialo."):
        chat(tere, words, channel="web")
    [(_, first)] = told(timezone.now())
    assert "> Hola Ana." in first and "Ya lo vi." not in first
    [_, (_, rest)] = told(timezone.now() + LATER)
    assert rest.index("> Ya lo vi.") < rest.index("> Es el cable.") < rest.index("> Cámbialo.")
    assert len(told(timezone.now() + 2 * LATER)) == 2 and not Event.objects.undispatched().exists()


def test_a_note_of_somebody_else_waits_for_nobody(chat, ana, tere, tono):
    chat(tere, "Hola Ana.", channel="web")
    chat(tono, "Yo también la veo.", channel="web")
    assert [to for to, _ in told(timezone.now())].count("ana@example.org") == 2


def test_two_hundred_notes_are_two_letters(chat, ana):
    for number in range(200):
        chat(ana, f"hola {number}", channel="web")
    told(timezone.now())
    assert [to for to, _ in told(timezone.now() + LATER)] == ["tere@example.org"] * 2


def test_what_was_said_later_is_told_too(chat, ana, tere):
    chat(tere, "Hola.")
    told(timezone.now() + LATER)
    chat(tere, "¿Sigues ahí?")
    assert len(told(timezone.now() + LATER)) == 2


def test_knowing_is_forgotten_after_a_day(chat, taken, ana):
    notifications.note_read(taken, by=ana, version=taken.version, now=timezone.now())
    assert notifications.forget_known(timezone.now()) == 0
    assert notifications.forget_known(timezone.now() + notifications.KEPT + timedelta(minutes=1)) == 1
    assert not Known.objects.exists()


def test_the_first_to_know_is_one(taken, ana):
    now = timezone.now()
    assert [notifications.know(taken, ana, 2, now) for _ in range(2)] == [True, False]
    assert not notifications.know(taken, ana, 1, now) and Known.objects.get().version == 2
