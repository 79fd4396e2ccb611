"""An open page as a test sees it: the frames it heard, in order."""

import asyncio
import json

import pytest
from django.conf import settings as house
from django.db import connection
from django.test import Client

from mesa.live import stream
from mesa.live.hub import Hub


@pytest.fixture
def listening(many_at_once, monkeypatch, settings):
    """A process of its own for each test: hub, threads and event loop."""
    settings.REQUIRE_SECOND_FACTOR = False
    hub = Hub()
    monkeypatch.setattr(stream, "hub", hub)
    yield hub
    hub.stop()


def cookie_of(person):
    client = Client()
    client.force_login(person)
    return client.cookies[house.SESSION_COOKIE_NAME].value


class Page:
    """`async with Page("topics=mine", ana) as page`: an EventSource that keeps what it hears."""

    def __init__(self, query, person=None, **headers):
        self._person = person
        sent = {"host": "localhost", "accept": "text/event-stream"} | headers
        self.scope = {
            "type": "http", "method": "GET", "path": "/live", "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()],
        }  # fmt: skip
        self.status, self.headers, self.said, self.closed = None, {}, b"", asyncio.Event()
        self._started, self._left = asyncio.Event(), asyncio.Event()

    async def __aenter__(self):
        if self._person:
            self.session_key = await act(cookie_of, self._person)
            self.scope["headers"].append((b"cookie", f"{house.SESSION_COOKIE_NAME}={self.session_key}".encode()))
        self._task = asyncio.create_task(stream.app(self.scope, self._receive, self._send))
        await asyncio.wait_for(self._started.wait(), 5)
        return self

    async def __aexit__(self, *error):
        self._left.set()
        await asyncio.wait_for(self._task, 5)

    async def _receive(self):
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            return
        self.said += message.get("body", b"")
        self._started.set()
        if not message.get("more_body"):
            self.closed.set()
            self._left.set()

    @property
    def heard(self):
        """The hints so far, as (topic, version), and the names of other frames."""
        frames = [
            dict(line.split(": ", 1) for line in f.split("\n") if ": " in line)
            for f in self.said.decode().split("\n\n")
        ]
        told = [(f.get("event"), json.loads(f["data"])) for f in frames if "data" in f]
        return [event or (data["t"], data["v"]) for event, data in told]

    async def hears(self, *frames, within=10):  # beside others; how soon it is heard is measured by the bench
        async with asyncio.timeout(within):
            while not set(frames) <= set(self.heard):
                await asyncio.sleep(0.01)


async def act(do, *args, **words):
    """What somebody does in another process: another thread, with a connection of its own."""
    return await asyncio.to_thread(_closing, do, args, words)


def _closing(do, args, words):
    try:
        return do(*args, **words)
    finally:
        connection.close()
