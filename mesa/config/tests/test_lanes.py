"""Heavy work has its own threads: whoever asks for it never holds those of the pages."""

import asyncio
import threading
import time

import pytest

from mesa.config.bodies import Limits
from mesa.config.lanes import HEAVY, KEYS, PAGES, Lane, lane_of
from mesa.config.refusals import TurnedAway
from tests.world import routes

from .test_bridge import SCOPE, Answer, bridge_to

FORM = b"multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("lane", "method", "path", "content_type", "size"),
    [
        (HEAVY, "GET", "/tickets/7/acta.pdf", b"", 0),
        (HEAVY, "GET", "/consola/ventas/reportes/pedidos.xlsx", b"", 0),
        (HEAVY, "POST", "/consola/ventas/catalogo/archivo/", FORM, 100),
        (HEAVY, "POST", "/archivos/", FORM, 100_000),
        (HEAVY, "POST", "/cuenta/foto/", FORM, 100_000),
        (KEYS, "POST", "/cuenta/entrar/", b"application/x-www-form-urlencoded", 100),
        (KEYS, "POST", "/cuenta/nueva/", b"application/x-www-form-urlencoded", 100),
        (PAGES, "GET", "/cuenta/entrar/", b"", 0),
        (PAGES, "POST", "/tickets/7/nota/", FORM, 900),
        (PAGES, "GET", "/", b"", 0),
    ],
)
def test_where_a_request_is_worked_on(lane, method, path, content_type, size):
    assert lane_of(method, path, content_type, size) == lane


def busy(lane, callers, seconds=0.05):
    """The order in which they were done, and the statuses of those who found no place."""
    done, lock = [], threading.Lock()

    def work(caller):
        time.sleep(seconds)
        with lock:
            done.append(caller)

    async def one(caller):
        try:
            await lane.run(caller, work, caller)
        except TurnedAway as refused:
            return refused.why.status

    async def run():
        return await asyncio.gather(*(one(caller) for caller in callers))

    answers = asyncio.run(run())
    lane.close()
    return done, [answer for answer in answers if answer]


def test_who_comes_to_a_full_lane_hears_it_at_once():
    assert busy(Lane("x", 1, most=3), "abcde")[1] == [503, 503]


def test_one_caller_has_so_many_places():
    assert busy(Lane("x", 1, most=10, each=2), "aaab")[1] == [429]


def test_many_of_one_caller_do_not_stand_before_the_first_of_another():
    done, _ = busy(Lane("x", 1, most=10, each=5), "aaaab")
    assert done.index("b") <= 1


def test_a_place_is_free_again_after_an_error():
    lane = Lane("x", 1, most=1, each=1)

    async def run():
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await lane.run("a", lambda: 1 / 0)

    asyncio.run(run())
    lane.close()


HEAVY_DOORS = [
    ("GET", "/tickets/7/acta.pdf", b"", b""),
    ("GET", "/consola/ventas/cotizaciones/7/cotizacion.pdf", b"", b""),
    ("GET", "/consola/ventas/reportes/pedidos.xlsx", b"", b""),
    ("POST", "/consola/ventas/catalogo/archivo/", FORM, b"x" * 100),
    ("POST", "/archivos/", FORM, b"x" * 100_000),
    ("POST", "/cuenta/foto/", FORM, b"x" * 100_000),
    ("POST", "/cuenta/entrar/", b"application/x-www-form-urlencoded", b"login=a"),
]


@pytest.mark.parametrize(("method", "path", "content_type", "body"), HEAVY_DOORS)
def test_four_of_a_heavy_door_hold_no_thread_of_the_pages(tmp_path, method, path, content_type, body):
    """They work until the front page was answered: held behind them, it never would be."""
    answered, reached = threading.Event(), []

    def app(environ, start_response):
        if environ["PATH_INFO"] != "/":
            reached.append(answered.wait(10))
        start_response("200 OK", [])
        return Answer([b"ok"])

    lanes = {PAGES: Lane("page", 1, most=10), KEYS: Lane("keys", 1, most=10, each=5), HEAVY: Lane("heavy", 2, 10, 5)}
    bridge = bridge_to(app, tmp_path, limits=lambda scope: Limits(2**20, 2**20), lanes=lanes)

    async def ask(method, path, content_type=b"", body=b""):
        scope = SCOPE | {"method": method, "path": path, "headers": [(b"content-type", content_type)]}
        pieces, said = [{"type": "http.request", "body": body}], []

        async def receive():
            return pieces.pop()

        async def send(message):
            said.append(message)

        await bridge(scope, receive, send)
        return said[0]["status"]

    async def run():
        heavy = [asyncio.create_task(ask(method, path, content_type, body)) for _ in range(4)]
        await asyncio.sleep(0.05)
        front = await asyncio.wait_for(ask("GET", "/"), 5)
        answered.set()
        return front, await asyncio.gather(*heavy)

    assert asyncio.run(run()) == (200, [200] * 4)
    assert reached == [True] * 4
    bridge.close()


def test_every_paper_and_sheet_of_the_product_is_heavy():
    heavy = [route for route in routes() if any(word in route for word in ("pdf", "xlsx", "catalogo/archivo"))]
    assert heavy and {lane_of("POST", f"/{route}") for route in heavy} == {HEAVY}
