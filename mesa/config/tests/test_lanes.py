"""Heavy work has its own threads: whoever asks for it never holds those of the pages."""

import asyncio
import threading
import time

import pytest

from mesa.config.lanes import HEAVY, KEYS, PAGES, Lane, lane_of
from mesa.config.refusals import TurnedAway

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
