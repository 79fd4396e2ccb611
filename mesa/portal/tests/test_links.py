"""The link of a ticket: made, opened once on another device, for that ticket and nothing else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from mesa.assistance import actions, promises
from mesa.assistance.models import Scope, TicketLink
from mesa.tickets import actions as tickets
from mesa.tickets.models import Attachment, Draft, Event, Note

from .conftest import PIXEL


@pytest.fixture
def secret(ticket, ana):
    return actions.make_link(ticket, by=ana, scope=Scope.REQUESTER)[1]


@pytest.fixture
def phone(secret):
    """Ana's telephone, where nobody signed in."""
    browser = Client(headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/142.0 Mobile"})
    browser.post(f"/enlace/{secret}/")
    return browser


def test_a_link_is_random_and_only_its_hash_is_stored(ticket, ana):
    secrets = {actions.make_link(ticket, by=ana, scope=Scope.REQUESTER)[1] for _ in range(promises.LINKS)}
    assert len(secrets) == promises.LINKS and min(map(len, secrets)) >= 32
    kept = str(list(TicketLink.objects.values()))
    assert not any(secret in kept for secret in secrets)


def test_its_owner_makes_it_and_sees_it_once(ana_in, ticket):
    page = ana_in.post(f"/tickets/{ticket.pk}/enlaces/nuevo/", {"scope": "requester"}).content.decode()
    address = re.search(r"/enlace/[\w-]{32}/", page)[0]
    assert address not in ana_in.get(f"/tickets/{ticket.pk}/enlaces/").content.decode()
    assert 'src="data:image/svg+xml' in page


@pytest.mark.parametrize("who", ["beto", "tere", "susi"])
def test_nobody_else_makes_one(who, client, ticket, request):
    client.force_login(request.getfixturevalue(who))
    assert client.post(f"/tickets/{ticket.pk}/enlaces/nuevo/").status_code == 404
    assert not TicketLink.objects.exists()


def test_looking_uses_nothing_up(client, secret):
    for _ in range(3):
        page = client.get(f"/enlace/{secret}/")
    assert page.status_code == 200 and "Abrir el ticket" in page.content.decode()
    assert TicketLink.objects.get().opened_at is None


def test_one_press_opens_that_ticket(phone, ticket):
    page = phone.get(f"/tickets/{ticket.pk}/").content.decode()
    assert ticket.subject in page and "Entraste con el enlace" in page and "Ya no necesito ayuda" not in page
    line = Event.objects.filter(ticket=ticket).last()
    assert (line.kind, line.actor, line.data["device"]) == ("link_opened", None, "Chrome 142, Android 14")


def test_it_opens_once(phone, secret):
    again = Client().post(f"/enlace/{secret}/")
    assert again.status_code == 410


@pytest.mark.parametrize("secret", ["x", "A" * 32, "%00", "a" * 3000])
def test_a_guessed_one_is_told_what_a_dead_one_is(db, client, secret):
    assert client.get(f"/enlace/{secret}/").status_code in {404, 410}


def test_what_is_written_with_it_is_the_requester_s_and_says_how(phone, ticket, ana):
    phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "Escribo desde mi teléfono."})
    note = Note.objects.latest("pk")
    assert (note.author, note.channel, note.body) == (ana, "link", "Escribo desde mi teléfono.")


def test_a_photo_sent_with_it_is_on_the_ticket_and_can_be_seen(phone, ticket):
    photo = ContentFile(PIXEL, "pantalla.png")
    phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "Así sale.", "files": photo})
    file = Note.objects.latest("pk").attachments.get()
    assert phone.get(f"/archivos/{file.pk}/{file.name}").status_code == 200
    assert Client().get(f"/archivos/{file.pk}/{file.name}").status_code == 302


def test_a_link_opens_nothing_but_its_ticket(phone, report, ana, ticket):
    other = report(ana, subject="Otra cosa")
    for where in (f"/tickets/{other.pk}/", f"/tickets/{ticket.pk}/cancelar/", "/tickets/", "/cuenta/", "/inicio/",
                  f"/tickets/{ticket.pk}/enlaces/", "/quejas/nueva/", "/consola/"):  # fmt: skip
        answer = phone.get(where)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/cuenta/entrar/"), where
    assert phone.post(f"/tickets/{ticket.pk}/cancelar/").status_code == 302
    ticket.refresh_from_db()
    assert ticket.is_live


def test_somebody_signed_in_who_holds_it_sees_that_ticket_only(ticket, secret, beto, report, ana):
    browser = Client()
    browser.force_login(beto)
    browser.post(f"/enlace/{secret}/")
    other = report(ana, subject="Otra cosa")
    assert browser.get(f"/tickets/{ticket.pk}/").status_code == 200
    assert browser.get(f"/tickets/{other.pk}/").status_code == 404
    assert browser.get(f"/tickets/{ticket.pk}/cancelar/").status_code == 404


def ended_by_hand(link, ana):
    actions.revoke_link(link, by=ana)


def ended_by_its_day(link, ana):
    TicketLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())


def ended_by_the_ticket(link, ana):
    tickets.cancel(link.ticket, by=ana)


@pytest.mark.parametrize("end", [ended_by_hand, ended_by_its_day, ended_by_the_ticket])
def test_a_link_ends_at_once(end, phone, ticket, ana):
    end(TicketLink.objects.get(), ana)
    answer = phone.get(f"/tickets/{ticket.pk}/")
    assert answer.status_code == 404
    assert phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "¿Sigo?"}).status_code == 404


def test_after_a_day_nobody_opens_it(secret, client):
    with time_machine.travel(timezone.now() + promises.LINK + timedelta(seconds=1)):
        assert client.post(f"/enlace/{secret}/").status_code == 410


def test_who_leaves_is_out(phone, ticket):
    phone.post("/enlace/salir/")
    assert phone.get(f"/tickets/{ticket.pk}/").status_code == 302


def test_only_so_many_at_a_time(ana_in, ticket):
    for _ in range(promises.LINKS + 1):
        ana_in.post(f"/tickets/{ticket.pk}/enlaces/nuevo/", {"scope": "requester"})
    assert TicketLink.objects.count() == promises.LINKS


def test_its_owner_takes_it_back(ana_in, beto, secret, ticket):
    link, stranger = TicketLink.objects.get(), Client()
    stranger.force_login(beto)
    assert stranger.post(f"/tickets/{ticket.pk}/enlaces/{link.pk}/quitar/").status_code == 404
    ana_in.post(f"/tickets/{ticket.pk}/enlaces/{link.pk}/quitar/")
    assert Client().get(f"/enlace/{secret}/").status_code == 410


@pytest.fixture
def loose(ana):
    """What Ana sent for a report that is not sent yet."""
    return tickets.keep_file(by=ana, name="privado.txt", file=ContentFile(b"de nadie mas"))


def test_a_link_reaches_no_file_that_did_not_come_by_it(phone, ticket, loose):
    phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "Va", "keep": loose.pk})
    phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "Va", "keep": loose.pk, "remove_file": loose.pk})
    phone.post(f"/tickets/{ticket.pk}/borrador/", {"body": "Va", "keep": loose.pk, "remove_file": loose.pk})
    assert Attachment.objects.get().note is None
    assert "privado.txt" not in phone.get(f"/tickets/{ticket.pk}/").content.decode()


def test_what_came_by_a_link_stays_with_it(phone, ticket, ana, ana_in, png):
    sent = phone.post(f"/tickets/{ticket.pk}/archivos/", {"files": png("de-lejos.png")})
    file = Attachment.objects.get()
    assert sent.status_code == 201 and file.came_by == TicketLink.objects.get().pk
    ana_in.post(f"/tickets/{ticket.pk}/nota/", {"body": "Mía", "keep": file.pk})
    assert Attachment.objects.get().note is None
    phone.post(f"/tickets/{ticket.pk}/nota/", {"body": "Va", "keep": file.pk})
    assert Attachment.objects.get().note == Note.objects.get(channel="link")


def test_a_link_does_not_show_what_its_owner_is_writing(phone, ticket, ana, ana_in):
    page = f"/tickets/{ticket.pk}/"
    ana_in.post(f"{page}borrador/", {"body": "Mejor no lo digo"})
    assert "Mejor no lo digo" not in phone.get(page).content.decode()
    phone.post(f"{page}borrador/", {"body": "Desde lejos"})
    assert "Desde lejos" in phone.get(page).content.decode()
    assert "Mejor no lo digo" in (own := ana_in.get(page).content.decode()) and "Desde lejos" not in own
    phone.post(f"{page}nota/", {"body": "Desde lejos"})
    assert Draft.objects.get().words["body"] == "Mejor no lo digo"


def test_a_link_of_a_technician_s_own_ticket_opens_nothing_internal(report, tere, tono, client):
    own = report(tere)
    file = tickets.keep_file(by=tono, name="interno.txt", file=ContentFile(b"solo la mesa"))
    tickets.add_internal_note(own, by=tono, body="ojo", files=[file])
    secret = actions.make_link(own, by=tere, scope=Scope.REQUESTER)[1]
    client.post(f"/enlace/{secret}/")
    assert client.get(f"/tickets/{own.pk}/").status_code == 200
    assert client.get(f"/archivos/{file.pk}/interno.txt").status_code == 404
