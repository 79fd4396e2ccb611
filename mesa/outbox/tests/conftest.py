import pytest

from mesa.outbox.actions import post

from .sink import Sink

SMTP = {"email": "mesa.outbox.smtp.Smtp"}


@pytest.fixture
def sink(settings):
    """A mail server that takes everything, and the settings that send to it."""
    sink = Sink()
    sink.controller.start()
    settings.SMTP_URL, settings.TRANSPORTS = sink.url, SMTP
    yield sink
    sink.controller.stop()


@pytest.fixture
def letter(db):
    """Write a letter: `letter("k1", to="ana@example.org")`."""

    def letter(key="k1", to="ana@example.org", **words):
        return post(key=key, channel="email", to=to, **{"subject": "Hola", "text": "Buen día.\n"} | words)

    return letter
