"""Nothing that a person wrote is ignored unseen: who it was may be in doubt, the words are kept and can be used."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.channels.email import actions, reads
from mesa.channels.email.models import Mail, Outcome, Reason
from mesa.channels.email.reasons import explained
from mesa.common.refusal import Refused
from mesa.lib.mail.addresses import reply_address
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.actions import send_waiting
from mesa.outbox.models import Message, RefusedAddress
from mesa.tickets import actions as tickets
from mesa.tickets.models import Note, Status

from .test_receive import REPLY, mail

pytestmark = pytest.mark.django_db
LISTS = [
    {"Precedence": "bulk"}, {"List-Id": "<x.y>"}, {"List-Unsubscribe": "<https://crm.example>"}, {"X-Loop": "x@y.org"},
    {"X-Auto-Response-Suppress": "All"},
]  # fmt: skip


@pytest.fixture(autouse=True)
def _answered(settings):
    settings.REPLY_ADDRESS = REPLY


@pytest.fixture
def to(settings):
    def to(ticket, person):
        return reply_address(REPLY, ticket.pk, person.pk, settings.SECRET_KEY)

    return to


def new(sender, words="No enciende", **headers):
    return actions.receive(mail(sender, REPLY, body=words, Subject="Ayuda", **headers))


@pytest.mark.parametrize("headers", LISTS)
def test_what_a_list_passes_on_somebody_wrote(headers, taken, ana, susi, to, texts):
    answered = actions.receive(mail(ana.email, to(taken, ana), **headers))
    assert (answered.outcome, answered.ticket) == ("appended", taken)
    stranger = new("nueva@example.com", **headers)
    assert (stranger.outcome, stranger.reason) == ("quarantined", "list")
    ticket = actions.vouch(stranger, by=susi).ticket
    assert (ticket.requester.email, ticket.status) == ("nueva@example.com", Status.PENDING)
    assert ticket.notes.get().body == "No enciende"


def test_a_group_that_writes_as_itself_says_whose_words_they_are(susi, category, texts, settings):
    headers = {"List-Id": "<soporte.hardcom.mx>", "X-Original-From": "Eva <eva@example.com>"}
    held = new(settings.BRAND.sender, **headers)
    assert (held.outcome, held.reason) == ("quarantined", "list")
    assert actions.vouch(held, by=susi).ticket.requester.email == "eva@example.com"


def test_whoever_may_have_written_it_the_words_wait_for_a_supervisor(susi, tere, category, texts):
    held = new("Diez, Eva <eva@example.com>", "El teclado escribe doble")
    assert (held.outcome, held.reason, held.sender) == ("quarantined", "unreadable", "eva@example.com")
    assert held.detail == "a From that is not one plain address"
    with pytest.raises(Refused):
        actions.vouch(held, by=tere)
    became = actions.vouch(held, by=susi)
    assert (became.outcome, became.settled_by) == ("created", susi)
    assert (became.ticket.requester.email, became.note.body) == ("eva@example.com", "El teclado escribe doble")
    with pytest.raises(Refused):
        actions.vouch(became, by=susi)


def test_nobody_is_vouched_for_who_works_here_or_is_not_named(susi, tere, texts):
    for sender in ("ana", f"Tere, T <{tere.email}>"):
        held = new(sender, sender)
        with pytest.raises(Refused):
            actions.vouch(held, by=susi)
        assert Mail.objects.get(pk=held.pk).outcome == "quarantined"


def test_an_absence_that_no_header_marks_is_no_word_to_the_customer(taken, tere, to):
    before = Note.objects.count()
    held = actions.receive(mail(tere.email, to(taken, tere), Subject="Fuera de la oficina: Ayuda"))
    assert (held.outcome, held.reason, held.ticket, Note.objects.count()) == ("quarantined", "auto", taken, before)


def test_what_a_machine_wrote_is_on_a_list_with_a_way_back(taken, ana, tere, susi, to):
    found = actions.receive(mail(ana.email, to(taken, ana), **{"Auto-Submitted": "auto-replied"}))
    assert found.outcome == "ignored" and reads.aside(susi) == []
    assert [one.pk for one in reads.aside(susi, ignored=True)] == [found.pk]
    assert reads.aside(tere, ignored=True) == []
    became = actions.release(found, by=susi, ticket=taken)
    assert (became.outcome, became.ticket, became.note.public) == ("appended", taken, False)


def test_what_a_calendar_answers_in_words_is_a_note(taken, ana, to):
    inside = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b.co\r\nEND:VCALENDAR"
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nNo puedo, estoy en el hospital.\r\n"
        f"--x\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n{inside}\r\n--x--"
    )
    kind = {"Content-Type": 'multipart/alternative; boundary="x"'}
    found = actions.receive(mail(ana.email, to(taken, ana), body=body, **kind))
    assert (found.outcome, found.ticket, found.note.body) == ("appended", taken, "No puedo, estoy en el hospital.")
    silent = actions.receive(
        mail(ana.email, to(taken, ana), body=inside, **{"Content-Type": "text/calendar; method=REPLY"})
    )
    assert (silent.outcome, silent.reason) == ("ignored", "calendar")


def test_logos_come_after_what_somebody_attached(taken, ana, to):
    logos = "".join(
        f"--x\r\nContent-Type: image/png; name=logo{n}.png\r\nContent-ID: <l{n}>\r\n\r\nlogo {n}\r\n" for n in range(12)
    )
    page = "<p>Va el contrato.</p>" + "".join(f'<img src="cid:l{n}">' for n in range(12))
    body = (
        '--y\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/html\r\n\r\n{page}\r\n{logos}--x--\r\n"
        "--y\r\nContent-Type: application/pdf; name=contrato.pdf\r\n\r\n%PDF-1.4\r\n--y--"
    )
    kind = {"Content-Type": 'multipart/mixed; boundary="y"'}
    note = actions.receive(mail(ana.email, to(taken, ana), body=body, **kind)).note
    assert "contrato.pdf" in [file.name for file in note.attachments.all()]


def reaction(words, marked=True):
    """As Gmail sends one; other programs write only words."""
    emoji = "--x\r\nContent-Type: text/vnd.google.email-reaction+json\r\n\r\n{}\r\n" if marked else ""
    body = f"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n{emoji}--x--"
    return {"body": body, "Content-Type": "multipart/alternative; boundary=x"}


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("👍\r\n\r\nAna reaccionó mediante Gmail<https://www.google.com/gmail/about/>", True),
        ("❤️\r\n\r\nAna reacted via Gmail", False),
        ("[Like] Ana López reacted to your message:\r\n________________________________\r\nFrom: HARDCOM\r\nSent: lunes"
         "\r\nTo: Ana\r\nSubject: Ayuda\r\n\r\nHola", False),
        ("Liked “¿Ya reiniciaste?”", False),
        ("Le gustó “¿Ya reiniciaste?”\r\n\r\nEnviado desde mi iPhone", False),
    ],
)  # fmt: skip
def test_a_reaction_is_no_answer(words, marked, taken, ana, tere, to):
    tickets.ask(taken, by=tere, question="¿Ya reiniciaste?")
    before = Note.objects.count()
    found = actions.receive(mail(ana.email, to(taken, ana), **reaction(words, marked)))
    taken.refresh_from_db()
    assert (found.outcome, found.reason, found.note) == ("ignored", "reaction", None)
    assert (taken.status, Note.objects.count()) == (Status.WAITING, before)


@pytest.mark.parametrize("words", ["Me gustó la solución, gracias", "👍", "Reaccioné mal, perdón: el equipo sí prende"])
def test_what_a_person_writes_of_liking_is_an_answer(words, taken, ana, to):
    found = actions.receive(mail(ana.email, to(taken, ana), **reaction(words, marked=False)))
    assert (found.outcome, found.note.body, found.note.attachments.count()) == ("appended", words, 0)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Fuera de la oficina: [#1] Ayuda", "Vuelvo el lunes."),
        ("Re: Ausencia", "Gracias por escribir."),
        ("Re: Ayuda", "Hola:\r\nEstoy de vacaciones hasta el 12 de octubre. Para urgencias llama a recepción."),
        ("RE: Ayuda", "Thank you for your message. I am out of the office until Monday."),
        ("Automatische Antwort: Ayuda", "Ich bin bis Montag nicht im Büro."),
    ],
)
def test_no_absence_of_staff_is_a_note_to_the_requester(subject, words, taken, tere, to):
    before = Note.objects.count()
    held = actions.receive(mail(tere.email, to(taken, tere), words, Subject=subject))
    assert (held.outcome, held.reason, held.ticket, Note.objects.count()) == ("quarantined", "auto", taken, before)


def test_what_staff_write_of_others_who_are_away_is_a_note(taken, tere, to):
    words = "El servidor estuvo fuera de servicio; ya regresó. El ingeniero está de vacaciones."
    assert actions.receive(mail(tere.email, to(taken, tere), words)).note.body == words


REPORT = (
    "--x\r\nContent-Type: text/plain\r\n\r\nNo\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
    "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822;{to}\r\nAction: failed\r\nStatus: {status}\r\n"
    "Diagnostic-Code: smtp;550 {status} {said}\r\n\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
    "Message-ID: {letter}\r\n--x--"
)
NOBODY = "Recipient address rejected: Access denied"


@pytest.mark.parametrize(
    ("status", "said", "refused"),
    [
        ("5.4.1", NOBODY, True), ("5.1.1", "x", True), ("5.1.10", "x", True), ("5.1.2", "x", True),
        ("5.2.1", "x", True),
        ("5.0.0", "No such user here", True), ("5.5.0", "mailbox ana@x.org does not exist", True),
        ("5.4.310", "DNS domain does not exist", True), ("5.2.2", "Mailbox full", False), ("5.7.1", "Spam", False),
        ("5.4.1", "blocked by policy", False), ("5.1.8", "Sender address rejected", False), ("4.4.1", "x", False),
    ],
)  # fmt: skip
def test_an_address_that_takes_nothing_is_written_to_no_more(status, said, refused, taken, ana, tere):
    tickets.add_note(taken, by=tere, body="Hola")
    dispatch_events(timezone.now())
    letter = Message.objects.filter(to=ana.email).latest("pk")
    send_waiting(timezone.now())
    words = REPORT.format(to=ana.email, status=status, said=said, letter=letter.headers["Message-ID"])
    kind = {"Content-Type": "multipart/report; report-type=delivery-status; boundary=x", "Return-Path": "<>"}
    assert actions.receive(mail("postmaster@mx.example", REPLY, words, **kind)).reason == "bounce"
    letter.refresh_from_db()
    assert letter.bounced_at and RefusedAddress.objects.filter(address=ana.email.lower()).exists() == refused
    tickets.add_note(taken, by=tere, body="¿Hola?")
    later = timezone.now() + timedelta(minutes=10)  # notes of one minute are one letter
    dispatch_events(later)
    send_waiting(later)
    more = Message.objects.filter(to=ana.email, pk__gt=letter.pk)
    assert more.exclude(sent_at=None).exists() != refused


def test_a_desk_that_offers_nothing_yet_says_so_and_reads_it_afterwards(susi, request):
    kept = new("nadie@example.org")
    assert (kept.outcome, kept.reason) == (Outcome.QUARANTINED, Reason.FAILED)
    assert "agrega una en «Categorías»" in explained(kept)
    request.getfixturevalue("category")
    assert actions.replay(kept, by=susi).outcome == Outcome.CREATED
