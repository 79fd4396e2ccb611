"""The link of an appointment ends with what showed it, and says how its holder came."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from mesa.assistance import actions, agenda, reads
from mesa.assistance.models import Appointment, Scope
from mesa.tickets.models import Note


@pytest.fixture
def offered(taken, tere):
    starts = agenda.free(tere, timezone.now())[:3]
    return actions.offer_slots(taken, by=tere, starts=starts, words="¿Cuándo te queda bien?")


@pytest.fixture
def link(offered, ana):
    return actions.make_link(offered.ticket, by=ana, scope=Scope.REQUESTER)


@pytest.fixture
def shown(link, offered):
    """The address that the ticket's page shows to whoever came by its link."""
    browser = Client()
    browser.post(f"/enlace/{link[1]}/")
    return re.search(r"/cita/[^/\"]+/", browser.get(f"/tickets/{offered.ticket_id}/").content.decode())[0]


def test_it_ends_with_the_link_of_the_ticket_that_showed_it(shown, link, client, ana):
    assert client.get(shown).status_code == 200
    actions.revoke_link(link[0], by=ana)
    assert client.get(shown).status_code == 410
    assert client.post(f"{shown}cancelar/", {"why": "Palabras de un intruso"}).status_code == 410
    assert Appointment.objects.standing().exists() and not Note.objects.filter(body__contains="intruso").exists()


def test_that_of_a_letter_goes_on(offered, link, client, ana):
    page = reads.appointment_page(offered.pk).removeprefix(reads.links.settings.PUBLIC_URL)
    actions.revoke_link(link[0], by=ana)
    assert client.get(page).status_code == 200


def test_what_is_written_by_it_says_so(shown, client, offered):
    client.post(f"{shown}cancelar/", {"why": "Ese día no puedo"})
    assert Note.objects.get(body="Ese día no puedo").channel == "link"
    assert offered.ticket.events.get(kind="appointment_cancelled").data["channel"] == "link"


def test_its_own_requester_needs_no_such_word(offered, client, ana):
    client.force_login(ana)
    page = reads.appointment_page(offered.pk).removeprefix(reads.links.settings.PUBLIC_URL)
    client.post(f"{page}cancelar/", {"why": "Ese día no puedo"})
    assert Note.objects.get(body="Ese día no puedo").channel == "web"


def test_called_off_or_offered_anew_it_shows_nothing(shown, client, offered, taken, tere):
    actions.offer_slots(taken, by=tere, starts=agenda.free(tere, timezone.now())[3:5], words="¿Y estas?")
    answer = client.get(shown)
    assert answer.status_code == 410 and f"Ticket {taken.pk}" not in answer.content.decode()
