"""What was put aside, and who may read it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conftest import person
from mesa.accounts.models import AuditEvent
from mesa.channels.email import actions
from mesa.channels.email.models import Mailbox
from mesa.channels.email.tests.cast import REPLY, mail, to
from mesa.channels.email.withheld import TRIES, stumble
from mesa.tickets import actions as tickets
from mesa.tickets.models import Ticket

PAGE = reverse("console:mail")


def test_the_page_says_that_nobody_tells_who_writes(enter, susi, settings):
    chief = enter(susi)
    assert "MESA_MAIL_AUTHSERV" in chief.get(PAGE).content.decode()
    settings.MAIL_AUTHSERV = "mx.hardcom.mx"
    assert "MESA_MAIL_AUTHSERV" not in chief.get(PAGE).content.decode()


def receive(sender, to="soporte@hardcom.mx", body="Hola", **headers):
    return actions.receive(mail(sender, to, body, **headers))


def statuses(enter, people, pk):
    return [enter(one).get(reverse("console:message", args=[pk])).status_code for one in people]


@pytest.fixture
def led(ticket, susi):
    """Ana's ticket, which Susi attends herself."""
    return tickets.assign(ticket, by=susi, technician=susi)


@pytest.fixture
def rosa(db):
    return person("rosa", "supervisor")


def test_a_complaint_is_not_read_by_whom_it_is_about(enter, led, ana, susi, rosa, tere):
    found = receive(ana.email, "webmaster@hardcom.mx", "Me gritó", Subject=f"Queja [#{led.pk}]")
    assert found.outcome == "created" and found.complaint.about == susi
    assert statuses(enter, [susi, tere, rosa], found.pk) == [404, 404, 200]
    assert enter(susi).get(reverse("console:message_html", args=[found.pk])).status_code == 404


@pytest.mark.parametrize("said", ["[#{}] Queja", "Queja del ticket {}", "Sobre el #{}"])
def test_nor_while_it_is_put_aside(said, enter, led, susi, rosa, tere):
    found = receive("x@y.org", "webmaster@hardcom.mx", "Me gritó", Subject=said.format(led.pk))
    assert (found.outcome, found.reason) == ("quarantined", "complaint")
    assert statuses(enter, [susi, tere, rosa], found.pk) == [404, 404, 200]
    assert "x@y.org" not in enter(susi).get(PAGE).content.decode()
    assert "x@y.org" in enter(rosa).get(PAGE).content.decode()
    for act in (actions.replay, actions.drop):
        with pytest.raises(PermissionDenied):
            act(found, by=susi)


def test_what_a_machine_wrote_is_on_a_list_of_its_own(enter, ticket, ana, susi, tere):
    found = receive(ana.email, Auto_Submitted="auto-replied")
    assert statuses(enter, [susi, tere], found.pk) == [200, 404]
    assert f"/apartado/{found.pk}/" not in enter(susi).get("/consola/correo/apartado/").text
    assert f"/apartado/{found.pk}/" in enter(susi).get("/consola/correo/apartado/?ver=maquinas").text


def test_nothing_is_offered_that_would_be_refused(enter, susi, tere, settings):
    for sender in (f"Tere, T <{tere.email}>", settings.BRAND.sender, "nadie"):
        page = enter(susi).get(f"/consola/correo/apartado/{receive(sender, body=sender).pk}/").text
        assert "Agregar al ticket" in page and "Abrir un ticket" not in page


def test_a_supervisor_opens_a_ticket_with_it(enter, ana, susi, tere, category, texts):
    found = receive("Diez, Eva <eva@example.com>", body="El teclado escribe doble")
    assert enter(tere).post(f"/consola/correo/apartado/{found.pk}/abrir/").status_code in {403, 404}
    assert "Abrir un ticket" in enter(susi).get(f"/consola/correo/apartado/{found.pk}/").text
    answer = enter(susi).post(f"/consola/correo/apartado/{found.pk}/abrir/")
    ticket = Ticket.objects.get()
    assert answer.url == f"/consola/tickets/{ticket.pk}/" and ticket.requester.email == "eva@example.com"


SECRET = "Mi ID de TeamViewer es 987 654 321 y la clave MARCA-7c41. Mi tarjeta 4111 1111 1111 1111."


def test_what_was_taken_out_of_the_note_is_not_kept_beside_it(ticket, ana):
    found = receive(ana.email, body=SECRET, Subject=f"[#{ticket.pk}] tarjeta 4111 1111 1111 1111")
    assert "MARCA-7c41" not in found.note.body and found.raw == b""
    assert found.subject == f"[#{ticket.pk}] tarjeta [tarjeta retirada]"


def test_what_only_its_page_or_its_quote_says_goes_too(ticket, ana):
    quoted = receive(
        ana.email, body=f"Ya quedó\r\n\r\nEl lunes, Ana escribió:\r\n> {SECRET}", Subject=f"[#{ticket.pk}]"
    )
    assert quoted.note.body == "Ya quedó" and quoted.raw == b""


def test_a_technician_reads_what_the_note_would_say_and_a_supervisor_the_bytes(enter, ticket, ana, tere, susi):
    found = receive(ana.email, body="Ya quedó, gracias", Subject=f"[#{ticket.pk}]")
    seen = reverse("console:see_source", args=[found.pk])
    page = enter(tere).get(reverse("console:message", args=[found.pk])).content.decode()
    assert "Ya quedó, gracias" in page and seen not in page and "Message-ID" not in page
    assert enter(tere).post(seen).status_code == 403
    assert "Message-ID" not in enter(susi).get(reverse("console:message", args=[found.pk])).content.decode()
    assert not AuditEvent.objects.exists()
    assert "Message-ID" in enter(susi).post(seen).content.decode()
    assert AuditEvent.objects.get(kind="mail_source_seen").actor == susi


def test_the_words_of_what_waits_are_shown_without_what_nobody_should_send(enter, ticket, susi):
    found = receive("x@y.org", "webmaster@hardcom.mx", SECRET)
    assert found.outcome == "quarantined" and found.raw
    page = enter(susi).get(reverse("console:message", args=[found.pk])).content.decode()
    assert "MARCA-7c41" not in page and "4111" not in page and "[tarjeta retirada]" in page


def test_the_secret_of_a_reply_address_is_not_shown(enter, ticket, ana, susi, settings):
    settings.REPLY_ADDRESS = REPLY
    own = to(ticket, ana)
    found = receive(ana.email, own, f"Va\r\n\r\nEl lunes <{own}> escribió:\r\n> Hola", Subject="Re: x")
    chief = enter(susi)
    page = chief.get(reverse("console:message", args=[found.pk])).content.decode()
    source = chief.post(reverse("console:see_source", args=[found.pk])).content.decode()
    assert found.outcome == "appended" and "soporte+…@hardcom.mx" in page
    secret = own.partition(".")[2].partition("@")[0]
    assert secret not in page and secret not in source


def test_a_message_that_its_server_does_not_give_is_on_the_page(enter, susi):
    box = Mailbox.objects.create(name="imap.example")
    for _ in range(TRIES):
        stumble(box, 7, "error: NO [SERVERBUG] x")
    page = enter(susi).get(PAGE).text
    assert "imap.example tiene mensajes que no entrega" in page and "Su servidor lo tiene y no nos lo entrega." in page
    one = enter(susi).get(f"/consola/correo/apartado/{box.withheld.get().mail_id}/").text
    assert "El servidor dijo: «error: NO [SERVERBUG] x»" in one and "Agregar al ticket" not in one


FILES = "".join(
    f"--x\r\nContent-Type: text/plain; name=n{n}.txt\r\nContent-Disposition: attachment\r\n\r\n{n}\r\n"
    for n in range(12)
)
KIND = {"Content_Type": "multipart/mixed; boundary=x"}


def test_what_did_not_fit_is_said_on_the_note_and_each_file_can_be_fetched(enter, taken, ana, tere, beto, settings):
    settings.REPLY_ADDRESS = REPLY
    found = receive(ana.email, to(taken, ana), f"--x\r\n\r\nVan doce\r\n{FILES}--x--", **KIND)
    said = "2 archivos no cupieron aquí: siguen en el correo"
    assert found.note.attachments.count() == 10
    assert said in enter(ana).get(f"/tickets/{taken.pk}/").text
    browser = enter(tere)
    assert said in browser.get(f"/consola/tickets/{taken.pk}/").text
    last = reverse("console:message_file", args=[found.pk, 11])
    assert last in browser.get(reverse("console:message", args=[found.pk])).text
    answer = browser.get(last)
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (b"11", "application/octet-stream")
    assert answer["Content-Disposition"] == 'attachment; filename="n11.txt"'
    assert browser.get(reverse("console:message_file", args=[found.pk, 12])).status_code == 404
    assert enter(beto).get(last).status_code in {302, 403, 404}


def test_a_file_of_what_waits_is_fetched_without_what_nobody_should_send(enter, ticket, susi):
    part = f"--x\r\nContent-Type: text/plain; name=n.txt\r\nContent-Disposition: attachment\r\n\r\n{SECRET}\r\n"
    found = receive("x@y.org", "webmaster@hardcom.mx", f"--x\r\n\r\nVa\r\n{part}--x--", **KIND)
    data = b"".join(enter(susi).get(reverse("console:message_file", args=[found.pk, 0])).streaming_content).decode()
    assert "MARCA-7c41" not in data and "[tarjeta retirada]" in data


@pytest.mark.parametrize(
    ("sender", "said"),
    [
        ("Diez, Eva <eva@example.com>", "no hay una sola dirección clara"),
        ("eva@example.com\r\nFrom: otra@example.com", "Dice más de una vez quién lo mandó."),
    ],
)
def test_why_it_was_put_aside_is_said_in_the_language_of_the_page(sender, said, enter, susi):
    page = enter(susi).get(f"/consola/correo/apartado/{receive(sender).pk}/").text
    assert said in page and "plain address" not in page and "not one From" not in page
