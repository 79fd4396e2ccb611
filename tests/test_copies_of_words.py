"""Every stored copy of words, and who may read it: a second copy asks what the first one asks."""

import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from conftest import person
from mesa.accounts.actions import deactivate
from mesa.assistance import actions as assistance
from mesa.assistance.models import Scope
from mesa.channels.email import actions as mail
from mesa.channels.email.tests.cast import mail as message
from mesa.complaints.models import Complaint
from mesa.tickets import actions as tickets

HOUSE = {"tere", "susi", "rosa"}  # Susi is the technician of the ticket, and the complaint is about her
WHO = {"visitor", "ana", "by_link", "beto", "vico", *HOUSE}
READERS = {  # what is kept → who reads its words
    "note": {"ana", "by_link", *HOUSE},
    "mail of the note": HOUSE,
    "page of that mail": HOUSE,
    "file of the note": {"ana", "by_link", *HOUSE},
    "internal note": HOUSE,
    "file of the internal note": HOUSE,
    "file not sent yet": {"ana"},
    "draft": {"ana"},
    "draft by the link": {"by_link"},
    "complaint": {"ana", "rosa"},
    "mail of the complaint": {"rosa"},
    "complaint put aside": {"rosa"},
    "subject put aside": {"rosa"},
    "mail of a machine": {"susi", "rosa"},
}


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def desk(ticket, ana, beto, tere, vico, susi):
    """Browser of each, and where each copy is shown with the words to look for."""
    rosa = person("rosa", "supervisor")
    ticket = tickets.assign(ticket, by=susi, technician=susi)
    browsers = {name: Client() for name in WHO}
    for name, one in {"ana": ana, "beto": beto, "tere": tere, "vico": vico, "susi": susi, "rosa": rosa}.items():
        browsers[name].force_login(one)
    browsers["by_link"].post(f"/enlace/{assistance.make_link(ticket, by=ana, scope=Scope.REQUESTER)[1]}/")
    return ticket, browsers, _copies(ticket, browsers, ana, tere)


def _copies(ticket, browsers, ana, tere):
    own, console = f"/tickets/{ticket.pk}/", f"/consola/tickets/{ticket.pk}/"
    files = {name: tickets.keep_file(by=by, name=f"{name}.txt", file=ContentFile(name.encode()))
             for name, by in (("publico", ana), ("interno", tere), ("suelto", ana))}  # fmt: skip
    tickets.add_note(ticket, by=ana, body="PALABRAS PUBLICAS", files=[files["publico"]])
    tickets.add_internal_note(ticket, by=tere, body="PALABRAS INTERNAS", files=[files["interno"]])
    browsers["ana"].post(f"{own}borrador/", {"body": "BORRADOR SUYO"})
    browsers["by_link"].post(f"{own}borrador/", {"body": "BORRADOR DEL ENLACE"})
    tag = f"[#{ticket.pk}]"
    page = {"Subject": f"Re: {tag}", "Content_Type": "text/html"}
    noted = mail.receive(message(ana.email, body="<p>PALABRAS DEL CORREO</p>", **page))
    complaint = mail.receive(message(ana.email, "webmaster@hardcom.mx", "QUEJA HECHA", Subject=tag))
    aside = mail.receive(message("x@y.org", "webmaster@hardcom.mx", "QUEJA APARTADA", Subject=f"ASUNTO APARTADO {tag}"))
    machine = mail.receive(message(ana.email, body="ESTOY FUERA", Auto_Submitted="auto-replied"))
    made = Complaint.objects.get()
    return {
        "note": ("PALABRAS PUBLICAS", own, console),
        "mail of the note": ("PALABRAS DEL CORREO", reverse("console:message", args=[noted.pk])),
        "page of that mail": ("PALABRAS DEL CORREO", reverse("console:message_html", args=[noted.pk])),
        "internal note": ("PALABRAS INTERNAS", own, console),
        "draft": ("BORRADOR SUYO", own, console),
        "draft by the link": ("BORRADOR DEL ENLACE", own, console),
        "complaint": ("QUEJA HECHA", f"/quejas/{made.pk}/", f"/consola/quejas/{made.pk}/"),
        "mail of the complaint": ("QUEJA HECHA", reverse("console:message", args=[complaint.pk])),
        "complaint put aside": ("QUEJA APARTADA", reverse("console:message", args=[aside.pk])),
        "subject put aside": ("ASUNTO APARTADO", reverse("console:mail")),
        "mail of a machine": ("ESTOY FUERA", reverse("console:message", args=[machine.pk])),
        "file of the note": ("publico", f"/archivos/{files['publico'].pk}/publico.txt"),
        "file of the internal note": ("interno", f"/archivos/{files['interno'].pk}/interno.txt"),
        "file not sent yet": ("suelto", f"/archivos/{files['suelto'].pk}/suelto.txt"),
    }


def _reads(browser, words, *places):
    answers = [browser.get(place) for place in places]
    return any(words.encode() in b"".join(answer) for answer in answers if answer.status_code == 200)


def test_each_copy_is_read_by_whom_the_first_one_is(desk):
    _ticket, browsers, copies = desk
    found = {
        copy: {name for name, browser in browsers.items() if _reads(browser, *where)} for copy, where in copies.items()
    }
    assert found == READERS


def test_what_a_link_reads_ends_with_it(desk, ana):
    ticket, browsers, copies = desk
    shown = {copy for copy, where in copies.items() if _reads(browsers["by_link"], *where)}
    assistance.revoke_link(ticket.links.get(), by=ana)
    assert shown and not any(_reads(browsers["by_link"], *copies[copy]) for copy in shown)


def test_and_with_its_owner(desk, ana, susi):
    _ticket, browsers, copies = desk
    deactivate(ana, by=susi)
    for name in ("ana", "by_link"):
        assert not any(_reads(browsers[name], *where) for where in copies.values())


def test_words_masked_in_the_first_copy_are_in_no_other(ticket, ana):
    said = message(ana.email, body="Mi tarjeta es 4111 1111 1111 1111", Subject=f"[#{ticket.pk}] 4111 1111 1111 1111")
    kept = mail.receive(said)
    stored = " ".join(str(value) for row in (kept, kept.note) for value in vars(row).values())
    assert kept.outcome == "appended" and not re.search(r"4111", stored) and bytes(kept.raw) == b""
