"""The test of the connection, over a real one and over one that is held back."""

import pytest
from playwright.sync_api import expect

from .steps import join, new_address, press, report

pytestmark = pytest.mark.browser


@pytest.fixture
def ana(desk_on_sqlite, visitor):
    page = visitor(desk_on_sqlite, width=360)
    join(page, desk_on_sqlite, new_address("ana"), "Ana Prueba")
    page.number = report(page, "Se corta la videollamada")
    page.goto(f"/tickets/{page.number}/conexion/")
    return page


@pytest.mark.parametrize(
    ("latency", "kilobits", "words"),
    [
        (0, -1, "Alcanza para control remoto."),
        (300, 3_000, "Alcanza para que el técnico vea tu pantalla"),
        (900, 400, "Alcanza para escribirnos por chat"),
    ],
)
def test_it_says_what_it_is_good_for(latency, kilobits, words, ana):
    network = ana.context.new_cdp_session(ana)
    speed = kilobits * 1000 / 8 if kilobits > 0 else -1
    network.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed,
    })  # fmt: skip
    press(ana, "Probar ahora")
    expect(ana.locator("main .alert")).to_contain_text(words, timeout=40_000)


def test_cut_in_the_middle_it_says_so(ana):
    ana.context.set_offline(True)
    press(ana, "Probar ahora")
    expect(ana.locator("[data-told]")).to_contain_text("La conexión se cortó")
