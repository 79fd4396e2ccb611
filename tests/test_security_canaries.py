"""Whatever anybody writes anywhere is only text, on every page, for everybody, in a real browser."""

from types import SimpleNamespace

import pytest

from .faults import Mortal
from .steps import sign_in
from .test_security_doors import table
from .world import address

pytestmark = pytest.mark.browser
NOT_PAGES = (
    "archivos/",
    "fotos/",
    "ui/marca",
    "api/",
    "ganchos/",
    "metrics",
    "healthz",
    "readyz",
    "cuenta/salir/",
    "tickets/<int:number>/conexion/bajada/",
)
FILES = (".pdf", ".xlsx", ".<slug:kind>")
DRAWN = {route: row for route, row in table().items() if not route.startswith(NOT_PAGES) and not route.endswith(FILES)}
PAGES = [route for route, row in DRAWN.items() if "405" not in row[:27]]
READERS = {
    "ana": lambda route: not route.startswith("consola/"),
    "tere": lambda route: route in {"consola/", "consola/tickets/<int:number>/"},
    "susi": lambda route: route.startswith("consola/"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Mortal(tmp_path_factory.mktemp("canaries")).open()
    yield desk
    desk.close()


def test_what_is_written_never_runs(desk, visitor):
    world = SimpleNamespace(**desk.ask("from tests.canaries import plant; plant()"))
    seen, shown = [], 0
    for who, theirs in READERS.items():
        page = visitor(desk)
        listen(page, desk, seen)
        sign_in(page, f"{who}@canary.example.org")
        for route in filter(theirs, PAGES):
            answer = page.goto(address(route, world), wait_until="load")
            assert answer.status in {200, 404, 410}, (who, route)
            shown += "canary=1" in page.inner_text("body")
            seen += [(who, route, found) for found in page.evaluate(HARM)]
    assert (seen, shown > 15) == ([], True)


def listen(page, desk, seen):
    own = (desk.address, "data:", "blob:")
    page.on("dialog", lambda dialog: seen.append(("dialog", dialog.message)) or dialog.dismiss())
    page.on("request", lambda asked: None if asked.url.startswith(own) else seen.append(asked.url))


HARM = """() => [
    ...("canary" in window ? ["ran"] : []),
    ...Array.from(document.querySelectorAll("svg[onload], img[onerror], iframe, base, script:not([src]), style"),
                  found => found.outerHTML.slice(0, 80)),
    ...Array.from(document.links).filter(link => !/^(https?|mailto|tel):/.test(link.href)).map(link => link.href),
    ...Array.from(document.links).filter(link => link.host !== location.host && !/noopener/.test(link.rel))
        .filter(link => /^https?:/.test(link.href)).map(link => link.href),
]"""
