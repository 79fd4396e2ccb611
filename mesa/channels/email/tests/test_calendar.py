"""A calendar's «no» reaches the technician, its words the ticket, and the requester gets a link for another hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance import actions as assistance
from mesa.assistance import agenda
from mesa.channels.email import actions
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Event, Note, Status

from .cast import REPLY, mail

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("America/Mexico_City"))
WORDS = "No puedo a esa hora, estoy en el hospital."


@pytest.fixture(autouse=True)
def monday(settings):
    settings.REPLY_ADDRESS = REPLY
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def kept(taken, tere, ana):
    starts = agenda.free(tere, timezone.now())[:3]
    offered = assistance.offer_slots(taken, by=tere, starts=starts, words="¿Cuándo hablamos?")
    return assistance.pick_slot(offered, by=ana, start=starts[0])


def reply(
    appointment, sender, said="DECLINED", words="", comment="", maker="Microsoft Exchange Server 2010", **headers
):
    lines = [
        "BEGIN:VCALENDAR", "METHOD:REPLY", f"PRODID:{maker}", "VERSION:2.0", "BEGIN:VEVENT",
        f"UID:cita-{appointment.pk}@hardcom.mx", f"ATTENDEE;PARTSTAT={said};CN=Ana:mailto:{sender}",
        "SUMMARY;LANGUAGE=es-MX:Declined", "DTSTART:20261201T170000Z", "DTEND:20261201T173000Z",
        *([f"COMMENT;LANGUAGE=es-MX:{comment}"] if comment else []), "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    text = f"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n" if words else ""
    body = text + "--x\r\nContent-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\n" + "\r\n".join(lines)
    headers |= {"Subject": "Declined: HARDCOM: cita", "Content_Type": "multipart/alternative; boundary=x"}
    return actions.receive(mail(sender, REPLY, f"{body}\r\n--x--\r\n", **headers))


def letters(person):
    dispatch_events(timezone.now())
    return list(Message.objects.filter(to=person.email).order_by("pk"))


@pytest.mark.parametrize("how", [{"words": WORDS}, {"comment": WORDS.replace(",", "\\,")}])
def test_a_no_with_words_is_told_with_them_and_offers_another_hour(how, kept, taken, ana, tere):
    found = reply(kept, ana.email, **how)
    line = Event.objects.get(kind="appointment_declined")
    assert (found.outcome, found.ticket, line.note.body, line.actor) == ("appended", taken, WORDS, ana)
    kept.refresh_from_db()
    assert (kept.over_at, line.public, line.note.attachments.count()) == (None, True, 0)
    hers, his = letters(ana)[-1], letters(tere)[-1]
    assert "no puede a la hora de la cita" in his.subject.lower() and WORDS in his.text
    assert "¿Otra hora para tu cita?" in hers.subject and "/cita/" in hers.text


def test_a_silent_no_is_told_too(kept, taken, ana, tere):
    found = reply(kept, ana.email)
    assert (found.outcome, found.ticket, found.note) == ("appended", taken, None)
    assert Event.objects.get(kind="appointment_declined").note is None
    assert "No puede a la hora" in letters(tere)[-1].subject


@pytest.mark.parametrize(
    ("maker", "words"),
    [
        ("-//Google Inc//Google Calendar 70.9054//EN", "Ana López has declined this invitation."),
        ("-//Apple Inc.//iOS 18//EN", "Ana López ha rechazado la invitación a «Cita»."),
    ],
)
def test_what_the_program_writes_is_nobodys_word(maker, words, kept, ana):
    found = reply(kept, ana.email, maker=maker, words=words, Auto_Submitted="auto-generated")
    assert (found.outcome, found.note) == ("appended", None)


@pytest.mark.parametrize("said", ["ACCEPTED", "TENTATIVE"])
def test_a_silent_yes_is_nothing_and_its_words_are_a_note(said, kept, taken, ana):
    silent = reply(kept, ana.email, said)
    assert (silent.outcome, silent.reason) == ("ignored", "calendar")
    spoken = reply(kept, ana.email, said, "Ahí estaré")
    assert (spoken.outcome, spoken.ticket, spoken.note.body) == ("appended", taken, "Ahí estaré")
    assert not Event.objects.filter(kind="appointment_declined").exists()


@pytest.mark.parametrize("who", ["beto", "tere", "nora"])
def test_nobody_else_says_no_for_them(who, kept, request):
    before = Note.objects.count()
    reply(kept, request.getfixturevalue(who).email)
    assert not Event.objects.filter(kind="appointment_declined").exists() and Note.objects.count() == before


def test_a_no_to_what_is_over_is_only_its_words(kept, taken, ana):
    assistance.cancel_appointment(kept, by=ana)
    assert reply(kept, ana.email).reason == "calendar"
    assert reply(kept, ana.email, words=WORDS).note.body == WORDS
    assert not Event.objects.filter(kind="appointment_declined").exists()


def test_a_ticket_that_waits_waits_no_more(kept, taken, ana, tere):
    tickets.ask(taken, by=tere, question="¿Tienes el cargador?")
    reply(kept, ana.email, words=WORDS)
    taken.refresh_from_db()
    assert taken.status == Status.OPEN and taken.due_at <= kept.ends_at
