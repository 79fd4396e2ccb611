"""Who is listening in this process, to what, and how they are told. Lives on the event loop."""

import asyncio
import random
from collections import Counter, defaultdict, deque
from concurrent.futures import ThreadPoolExecutor

import structlog
from django.db import close_old_connections, connections

from .lost import lost
from .tail import Tail

BUFFER = 64
HEARTBEAT = 25
LOOK = 4  # seconds between looks at whether people may still listen: lost access is lost within 5
BREATH = 200  # listeners told before others get their turn
STREAMS_EACH, STREAMS = 20, 10_000
REMEMBERED = 1000

log = structlog.get_logger()


class Listener:
    """One open page. Idle it is one waiting coroutine; a writer is born when there is something to say."""

    __slots__ = ("_frames", "_leaving", "_send", "_writer", "key", "sees_internal", "standing", "topics")

    def __init__(self, send, key, standing, topics, sees_internal):
        self.key, self.standing, self.topics, self.sees_internal = key, standing, topics, sees_internal
        self._send, self._writer, self._frames, self._leaving = send, None, [], False

    def say(self, frame):
        if self._leaving:
            return
        if len(self._frames) == BUFFER:
            self.leave()  # too slow: it comes back and asks for what it missed
            return
        self._frames.append(frame)
        self._write_soon()

    def leave(self):
        """Say what was still to be said, and hang up."""
        self._leaving = True
        self._write_soon()

    def gone(self):
        if self._writer:
            self._writer.cancel()

    def _write_soon(self):
        if self._writer is None:
            self._writer = asyncio.get_running_loop().create_task(self._write())

    async def _write(self):
        while self._frames:
            said, self._frames = b"".join(self._frames), []
            await self._send({"type": "http.response.body", "body": said, "more_body": True})
        self._writer = None
        if self._leaving:
            await self._send({"type": "http.response.body"})


def frame(topic, entry):
    return b'id: %d\ndata: {"t":"%s","v":%d}\n\n' % (entry.id, topic.encode(), entry.version)


def heard_by(entries, topics, sees_internal):
    """The frames of some lines for one listener: the last line of each of their topics."""
    latest = {}
    for entry in entries:
        for topic, name in topics_of(entry):
            if topic in topics and (entry.public or sees_internal):
                latest[topic] = frame(name, entry)
    return list(latest.values())


def topics_of(entry):
    """(topic, its name in a frame): `mine` is another topic for each person."""
    ticket = f"ticket:{entry.ticket}"
    return (ticket, ticket), ("queue", "queue"), (f"mine:{entry.requester}", "mine")


class Hub:
    def __init__(self):
        self._listeners = defaultdict(set)
        self._each = Counter()
        self._all = set()
        self._recent = deque(maxlen=REMEMBERED)
        self._tail = None
        self._chores = []
        self.published = 0
        self._doorstep = ThreadPoolExecutor(1, thread_name_prefix="live-door")
        self._lookout = ThreadPoolExecutor(1, thread_name_prefix="live-look")  # never waits behind those who come in

    async def start(self):
        """With the first listener, so that a process without open pages follows nothing."""
        if self._tail is None:
            loop = asyncio.get_running_loop()
            self._tail = Tail(lambda found: loop.call_soon_threadsafe(self.publish, found))
            self._tail.start()
            self._chores = [loop.create_task(self._beat()), loop.create_task(self._look())]
        while not self._tail.ready.is_set():
            await asyncio.sleep(0.01)

    def stop(self):
        """Follow nothing any more; for a process that goes on without its event loop."""
        if self._tail:
            self._tail.stop()
            self._tail.join()
        for thread in self._doorstep, self._lookout:
            thread.submit(connections.close_all)
            thread.shutdown()

    @property
    def head(self):
        return self._tail.head

    def has_room(self, person):
        return self._each[person] < STREAMS_EACH and len(self._all) < STREAMS

    def join(self, listener):
        self._all.add(listener)
        self._each[listener.standing.person] += 1
        for topic in listener.topics:
            self._listeners[topic].add(listener)

    def part(self, listener):
        listener.gone()
        self._all.discard(listener)
        self._each[listener.standing.person] -= 1
        self._each += Counter()  # keeps nobody who listens to nothing
        for topic in listener.topics:
            self._listeners[topic].discard(listener)
            if not self._listeners[topic]:
                del self._listeners[topic]

    def since(self, published):
        """The lines handed on after a moment noted before; a page joins between two of them and misses none."""
        return list(self._recent)[-(self.published - published) :] if self.published > published else []

    def publish(self, entries):
        self._recent.extend(entries)
        self.published += len(entries)
        latest = {}
        for entry in entries:
            for topic, name in topics_of(entry):
                if topic in self._listeners:
                    latest[topic, entry.public] = name, entry
        for (topic, public), (name, entry) in latest.items():
            said = frame(name, entry)
            for listener in self._listeners[topic]:
                if public or listener.sees_internal:
                    listener.say(said)

    async def at_the_door(self, ask, *args):
        return await asyncio.get_running_loop().run_in_executor(self._doorstep, _fresh, ask, args)

    async def _beat(self):
        """A comment now and then, so that no proxy takes silence for death."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            await self._each_of(list(self._all), lambda listener: listener.say(b":\n\n"))

    async def _look(self):
        while True:
            await asyncio.sleep(LOOK)
            held = {listener.key: listener.standing for listener in self._all}
            try:
                gone = await asyncio.get_running_loop().run_in_executor(self._lookout, _fresh, lost, (held,))
            except Exception:
                log.exception("standing_unknown")  # who cannot be checked is not trusted
                gone = set(held)
            await self._each_of([one for one in self._all if one.key in gone], Listener.leave)

    async def _each_of(self, listeners, tell):
        for number, listener in enumerate(listeners, 1):
            tell(listener)
            if number % BREATH == 0:
                await asyncio.sleep(0)


def _fresh(ask, args):
    """A thread keeps its connection; one that broke is replaced before it is used."""
    close_old_connections()
    return ask(*args)


def retry():
    """How long a page waits before it calls again: not all of them at once."""
    return b"retry: %d\n\n" % random.randint(1000, 4000)


hub = Hub()
