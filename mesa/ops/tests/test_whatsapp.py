"""A day of WhatsApp by the worker's own rounds leaves nothing lost, doubled or half done."""

import random
import re

import pytest
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Inbound, Outbound, State
from mesa.channels.whatsapp.tests.test_terms import reply
from mesa.ops import invariants
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Status, Ticket
from mesa.worker import rounds


def work(times=3):
    for _ in range(times):
        for queue in rounds.QUEUES:
            queue(timezone.now())


@pytest.mark.parametrize("seed", range(3))
def test_what_arrives_and_what_leaves(cloud, client, ticket, phoned, tere, seed):
    random.seed(seed)
    cloud.post(client, cloud.says("No enciende"), cloud.says("Desde ayer"))
    work()
    tickets.assign(ticket, by=tere, technician=tere)
    actions.send_whatsapp(ticket, by=tere, body="¿Enciende la luz?")
    tickets.ask(ticket, by=tere, question="¿Y el cargador?")
    work()
    cloud.flush(client)
    cloud.post(client, cloud.says("Sí enciende"))
    work()
    assert list(Outbound.objects.values_list("state", flat=True)) == [State.READ]
    assert not Inbound.objects.filter(note=None).exists() and ticket.notes.filter(channel="whatsapp").count() == 4
    assert list(invariants.broken(timezone.now())) == []


def test_a_report_that_began_there(cloud, client, texts, category, claimed):
    cloud.post(client, cloud.says("No enciende"), cloud.says("Desde ayer"))
    work()
    told = Message.objects.get(key__startswith="whatsapp-code-").text
    cloud.post(client, cloud.says(re.search(r"\b\d{6}\b", told)[0]))
    work()
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.notes.count()) == (Status.PENDING, 2)
    asked = Outbound.objects.get(asked__isnull=False)
    cloud.post(client, reply(cloud, asked))
    work()
    ticket.refresh_from_db()
    assert ticket.status == Status.NEW and list(invariants.broken(timezone.now())) == []


@pytest.mark.parametrize("side", ["person", "both", "house"])
@pytest.mark.parametrize("waits", [False, True])
def test_what_is_logged_by_hand(ticket, tere, side, waits):
    if waits:
        tickets.ask(ticket, by=tere, question="¿Enciende?")
    actions.log_exchange(ticket, by=tere, side=side, words="Hablamos", minutes=5)
    assert list(invariants.broken(timezone.now())) == []
