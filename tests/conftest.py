"""What the journeys share: desks that run once per kind, and people with a browser of their own."""

import pytest
from playwright.sync_api import expect, sync_playwright

from mesa.api.tests.conftest import machine
from mesa.assistance.tests.conftest import prepared
from mesa.channels.whatsapp.tests.conftest import cloud, hear, phoned
from mesa.sales.tests.conftest import case, order, sent, written

from .demo import DemoDesk, Look
from .desk import CHROMIUM, Desk
from .moving import MovingDesk
from .postgres import fresh, server
from .steps import SUPERVISOR, hire, sign_in
from .witness import testimony, watched

SHOWED = "what the pages showed"
expect.set_options(timeout=20_000)  # beside others, a page takes its time


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.failed and item.get_closest_marker("browser"):
        report.user_properties.append((SHOWED, testimony()))
    return report


def pytest_terminal_summary(terminalreporter):
    """At the very end, where it is read first."""
    stats = terminalreporter.stats
    for report in [*stats.get("failed", []), *stats.get("error", [])]:
        if showed := dict(report.user_properties).get(SHOWED):
            terminalreporter.section(f"What the pages showed: {report.nodeid}")
            terminalreporter.write_line(showed)


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = watched(playwright.chromium.launch(**CHROMIUM))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def desk_on_sqlite(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("sqlite")).open()
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def desk_on_postgresql(tmp_path_factory):
    """Two webs and one worker on one database."""
    with server() as address:
        desk = Desk(tmp_path_factory.mktemp("postgresql"), database_url=fresh(address, "journey"), webs=2).open()
        yield desk
        desk.close()


@pytest.fixture(scope="module")
def moving_desk(tmp_path_factory):
    desk = MovingDesk(tmp_path_factory.mktemp("moving")).open()
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def house(moving_desk, chromium):
    """Susi the supervisor and Tere the technician, both signed in; `(page of Susi, page of Tere, Tere's address)`."""
    pages = [chromium.new_context(base_url=moving_desk.address, locale="es-MX").new_page() for _ in range(2)]
    sign_in(pages[0], SUPERVISOR)
    pages[1].address = hire(pages[0], moving_desk, pages[1], "Tere Prueba")
    yield *pages, pages[1].address
    for page in pages:
        page.context.close()


@pytest.fixture(scope="module")
def staff(house, moving_desk, chromium):
    """Tere attends, Vico sells and Susi supervises; all hired by her through the pages."""
    susi, tere, _address = house
    vico = chromium.new_context(base_url=moving_desk.address, locale="es-MX").new_page()
    vico.address, susi.address = hire(susi, moving_desk, vico, "Vico Prueba", role="sales"), SUPERVISOR
    yield tere, vico, susi
    vico.context.close()


@pytest.fixture(scope="session")
def look(chromium, tmp_path_factory):
    """A demo desk, and the people who look at its pages."""
    desk = DemoDesk(tmp_path_factory.mktemp("demo")).open()
    yield Look(chromium, desk)
    desk.close()


@pytest.fixture
def visitor(chromium):
    """Open a browser of one's own: `visitor(desk)`; another width, language or no JavaScript if asked."""
    contexts = []

    def visitor(desk, *, javascript=True, width=1280, height=900, locale="es-MX", scheme="light", port=0):
        context = chromium.new_context(
            base_url=f"http://127.0.0.1:{desk.ports[port]}",
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=scheme,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()
