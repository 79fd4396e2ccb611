"""A connection costs little until it has said what it wants."""

import asyncio
from contextlib import asynccontextmanager

import pytest
import uvicorn

from mesa.ops.heads import Limited


async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


class Impatient(Limited):
    within = 0.1
    most_silent = 3


@asynccontextmanager
async def serving(protocol=Limited):
    """A port where `app` answers."""
    config = uvicorn.Config(app, http=protocol, ws="none", lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    config.load()
    loop = asyncio.get_running_loop()
    door = await loop.create_server(
        lambda: protocol(config=config, server_state=server.server_state, app_state={}), "127.0.0.1", 0
    )
    try:
        yield door.sockets[0].getsockname()[1]
    finally:
        door.close()
        for _ in range(100):
            if not Limited.held:
                break
            await asyncio.sleep(0.01)


def said(*pieces, wait=0.0, protocol=Limited):
    """All that is answered to these pieces of a request, b"" when the line was cut before we read; None when we were
    still being listened to at the end."""

    async def run():
        async with serving(protocol) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(wait)
                return await asyncio.wait_for(reader.read(), 1)
            except ConnectionError:
                return b""
            except TimeoutError:
                return None
            finally:
                writer.close()

    answer = asyncio.run(run())
    assert (Limited.held, Limited.silent, Limited.unread) == (0, 0, 0)
    return answer


ENDED = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
GET = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"


def test_a_usual_request_is_answered():
    assert said(GET + b"Cookie: " + b"a" * 8000 + b"\r\n\r\n").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("head", [GET + b"X: " + b"a" * 100_000, b"GET /" + b"a" * 100_000, GET + b"X: a\r\n" * 20_000])
def test_a_head_without_end_is_cut_off(head):
    answer = said(head)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431")


def test_a_long_head_in_many_pieces_is_cut_off():
    assert said(GET, *[b"X: " + b"a" * 20_000 + b"\r\n"] * 5, wait=0.01).startswith(b"HTTP/1.1 431")


@pytest.mark.parametrize("pieces", [[], [GET], [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\r\n"]])
def test_who_never_finishes_a_request_is_cut_off(pieces):
    answer = said(*pieces, wait=0.05, protocol=Impatient)
    assert answer is not None and answer.endswith(
        b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    )


def test_a_line_of_requests_without_waiting_is_cut_off():
    answer = said(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 5000)
    assert answer == b"" or b"429 Too Many Requests" in answer


def test_so_many_connections_without_a_request_and_no_more():
    async def run():
        async with serving(Impatient) as port:
            open_ones = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            answer = await asyncio.wait_for(reader.read(), 1)
            for _, held in [*open_ones, (reader, writer)]:
                held.close()
            await asyncio.sleep(0.05)
            return answer

    assert asyncio.run(run()).startswith(b"HTTP/1.1 503")
