"""The cast inside the console."""

import pytest

from mesa.channels.whatsapp.tests.conftest import claimed, cloud, hear, phoned, send
from mesa.sales.tests.conftest import case, order, sent, written

__all__ = ["case", "claimed", "cloud", "hear", "order", "phoned", "send", "sent", "written"]


@pytest.fixture(autouse=True)
def _relaxed(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def enter(client):
    """`enter(tere)` answers a browser where Tere is signed in."""

    def enter(person):
        client.force_login(person)
        return client

    return enter


@pytest.fixture
def desk(enter, tere):
    return enter(tere)
