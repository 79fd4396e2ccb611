import re

import pytest
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Contact, Inbound
from mesa.outbox.actions import send_waiting
from mesa.outbox.models import Message

from .cloud import Cloud


def code():
    """What the mailbox of the account was told."""
    return re.search(r"\b\d{6}\b", Message.objects.get(key__startswith="whatsapp-code-").text)[0]


@pytest.fixture
def cloud(settings, db):
    """Meta on loopback, and the settings that call it."""
    with Cloud().open() as fake:
        settings.WHATSAPP = fake.settings
        settings.TRANSPORTS = settings.TRANSPORTS | {"whatsapp": "mesa.channels.whatsapp.transport.Cloud"}
        settings.SECURE_SSL_REDIRECT = False
        yield fake


@pytest.fixture
def hear(cloud, client):
    """Meta posts these, and the worker comes by: `hear(cloud.says("Hola"))`."""

    def hear(*values, **more):
        assert cloud.post(client, *values, **more).status_code == 200
        return actions.process_left(timezone.now())

    return hear


@pytest.fixture
def claimed(ana):
    """Ana says which number is hers, and nobody proved it."""
    ana.whatsapp = "+525512345678"
    ana.save(update_fields=["whatsapp"])
    return ana


@pytest.fixture
def phoned(ana):
    """Ana says which number is hers, and proved long ago that it is."""
    ana.whatsapp = "+525512345678"
    ana.save(update_fields=["whatsapp"])
    facts = {"person": ana, "proven_at": timezone.now()}
    Contact.objects.update_or_create(phone=ana.whatsapp, defaults=facts)
    return ana


@pytest.fixture
def proven(cloud, hear, texts, claimed, category):
    """Ana was asked for the code that went to her mail, and wrote it."""
    hear(cloud.says("Hola, soy yo"))
    Inbound.objects.update(raw={})  # as a week later
    hear(cloud.says(code()))
    return claimed


@pytest.fixture
def send(cloud):
    """The worker sends what waits, and follows what became of it."""

    def send():
        now = timezone.now()
        send_waiting(now)
        actions.follow_sent(now)

    return send
