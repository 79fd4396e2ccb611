"""The bridge between the event loop and the pages, without Django and without a network."""

import asyncio
import io
import resource

import pytest

from mesa.config.bodies import IN_MEMORY, Intake, Limits
from mesa.config.bridge import Bridge
from mesa.config.lanes import HEAVY, KEYS, PAGES, Lane

SCOPE = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1", "headers": []}


class Answer(list):
    def close(self):
        self.closed = True


async def unknown(scope):
    return False


def bridge_to(app, folder, *, limits, is_known=unknown, lanes=None):
    return Bridge(
        app,
        lanes=lanes or {name: Lane(name, 1, most=10) for name in (PAGES, KEYS, HEAVY)},
        intake=Intake(folder=folder, limits=limits, is_known=is_known),
        folder=folder,
        caller=lambda scope: ("http", scope.get("caller", "192.0.2.1")),
    )


@pytest.fixture
def ask(tmp_path):
    """`ask(app, body=[…], headers=[…])` → (status, headers, bytes); None when nobody was answered."""

    def ask(app, body=(b"",), limit=1000, headers=(), leaves=False, **scope):
        pieces = [{"type": "http.request", "body": piece, "more_body": True} for piece in body]
        pieces[-1]["more_body"] = leaves
        sent, bridge = [], bridge_to(app, tmp_path, limits=lambda scope: Limits(limit, limit))

        async def receive():
            return pieces.pop(0) if pieces else {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        asyncio.run(bridge(SCOPE | {"headers": list(headers)} | scope, receive, send))
        bridge.close()
        if not sent:
            return None
        return sent[0]["status"], dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:])

    return ask


def echo(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Answer([environ["wsgi.input"].read()])


def test_a_body_in_pieces_arrives_whole_and_counted(ask):
    assert ask(echo, [b"one ", b"two"]) == (200, {b"content-type": b"text/plain", b"content-length": b"7"}, b"one two")


def test_a_long_body_waits_on_disk(ask):
    where = []

    def app(environ, start_response):
        where.append(environ["wsgi.input"]._rolled)
        return echo(environ, start_response)

    ask(app, [b"x" * 1024] * (IN_MEMORY // 1024 + 1), limit=2 * IN_MEMORY)
    assert where == [True]


def never(environ, start_response):
    raise AssertionError("the page was asked")


def test_too_large_by_its_own_word_is_refused_before_it_is_read(ask):
    status, headers, body = ask(never, headers=[(b"content-length", b"1001")])
    assert (status, headers[b"connection"]) == (413, b"close")
    assert "60 MB" in body.decode()


def test_too_large_by_count_is_refused(ask):
    status, headers, _ = ask(never, [b"x" * 600, b"x" * 600], path="/api/v1/tickets")
    assert (status, headers[b"content-type"]) == (413, b"application/problem+json")


def test_what_the_disk_does_not_take_is_refused(ask):
    """No file of this process grows over 100 kB, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        status, headers, body = ask(never, [b"x" * IN_MEMORY] * 2, limit=4 * IN_MEMORY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (status, headers[b"connection"]) == (507, b"close")
    assert "intenta de nuevo en unos minutos" in body.decode()


def test_half_a_request_is_no_request(ask):
    assert ask(never, [b"half"], leaves=True) is None


def test_a_stream_is_sent_whole_and_closed(ask):
    answer = Answer([b"a" * 10, b"b" * 10])
    answer.streaming = True

    def app(environ, start_response):
        start_response("200 OK", [])
        return answer

    assert ask(app)[2] == b"a" * 10 + b"b" * 10
    assert answer.closed


def test_a_file_is_handed_to_the_loop_and_closed(ask):
    file = io.BytesIO(b"z" * 300_000)

    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", "300000")])
        return environ["wsgi.file_wrapper"](file, 4096)

    assert len(ask(app)[2]) == 300_000
    assert file.closed


def test_the_page_hears_only_what_may_be_believed(ask):
    heard = {}

    def app(environ, start_response):
        heard.update(environ)
        return echo(environ, start_response)

    forged = [(b"x-forwarded-for", b"6.6.6.6"), (b"x_forwarded_for", b"6.6.6.6"), (b"forwarded", b"for=6.6.6.6")]
    ask(app, headers=[*forged, (b"x-forwarded-host", b"evil.example"), (b"cookie", b"a=1"), (b"cookie", b"b=2")])
    assert "6.6.6.6" not in str(heard) and "evil" not in str(heard)
    assert (heard["REMOTE_ADDR"], heard["HTTP_COOKIE"]) == ("192.0.2.1", "a=1;b=2")
