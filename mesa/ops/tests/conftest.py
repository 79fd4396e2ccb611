import pytest

from mesa.channels.whatsapp.tests.conftest import cloud, phoned
from mesa.outbox.actions import post
from mesa.sales.tests.conftest import case, sent, written

__all__ = ["case", "cloud", "phoned", "sent", "written"]


@pytest.fixture
def mailbox_letter(db, settings):
    """A letter that waits in a house without a mail server."""
    settings.TRANSPORTS = {"email": "mesa.outbox.transports.Mailbox"}
    return post(key="test-letter", channel="email", to="ana@example.org", subject="Hola", text="Hola, Ana.")
