import pytest
from django.utils import timezone

from mesa.outbox.actions import send_waiting
from mesa.whatsapp import actions

from .cloud import Cloud


@pytest.fixture
def cloud(settings, db):
    """Meta on loopback, and the settings that call it."""
    with Cloud().open() as fake:
        settings.WHATSAPP = fake.settings
        settings.TRANSPORTS = settings.TRANSPORTS | {"whatsapp": "mesa.outbox.whatsapp.Cloud"}
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
def phoned(ana):
    """Ana says which number is hers."""
    ana.whatsapp = "+525512345678"
    ana.save(update_fields=["whatsapp"])
    return ana


@pytest.fixture
def send(cloud):
    """The worker sends what waits, and follows what became of it."""

    def send():
        now = timezone.now()
        send_waiting(now)
        actions.follow_sent(now)

    return send
