"""Nothing that a person wrote is ignored unseen: who it was may be in doubt, the words are kept and can be used."""

import pytest

from mesa.channels.email import actions, reads
from mesa.channels.email.models import Mail
from mesa.common.refusal import Refused
from mesa.lib.mail.addresses import reply_address
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
