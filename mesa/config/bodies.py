"""Bodies of requests, taken before anybody is known: how large, how slowly, how many at once, and how much in all."""

import asyncio
from collections import Counter
from contextlib import contextmanager, suppress
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from .refusals import NO_ROOM, NOT_HERE, TOO_LARGE, TOO_MANY, TOO_SLOW, TurnedAway

IN_MEMORY = 512 * 1024
GRACE, PACE = 20, 50_000  # seconds, and then bytes a second: who sends more slowly on the whole is cut off
AT_ONCE = 16  # of one caller, among those that do not come in one piece
BY_STRANGERS, BY_ALL = 64 * 2**20, 2 * 2**30  # bytes held at once of bodies that are not complete
MUTE = {"GET", "HEAD", "OPTIONS"}


class Unfinished(Exception):
    """The client went away in the middle of its request."""


class Limits(NamedTuple):
    """Bytes that an address takes from anybody, and from a caller who has a living session."""

    stranger: int
    known: int


class Intake:
    """Of one process. `limits(scope)` → Limits; `is_known(scope)` → whether the session in its cookie lives, awaited
    only when a body grows beyond what strangers may send."""

    def __init__(self, *, folder, limits, is_known):
        self._folder, self._limits, self._is_known = folder, limits, is_known
        self._callers, self._held = Counter(), Counter()

    async def take(self, scope, receive, caller):
        """`(file, size)`, the file at its beginning. Raises TurnedAway, or Unfinished when nobody is left to answer."""
        most = await self._most(scope, _said(scope))
        body = spool(self._folder)
        try:
            with self._counted(caller) as held:
                size = await self._read(scope, receive, body, most, held)
            body.seek(0)
        except OSError as error:
            with suppress(OSError):  # it tries once more to write what is left
                body.close()
            raise TurnedAway(NO_ROOM) from error
        except BaseException:
            body.close()
            raise
        return body, size

    async def _read(self, scope, receive, body, most, held):
        began, size, more = asyncio.get_running_loop().time(), 0, True
        while more:
            try:
                async with asyncio.timeout_at(began + GRACE + size / PACE):
                    message = await receive()
            except TimeoutError:
                raise TurnedAway(TOO_SLOW) from None
            if message["type"] == "http.disconnect":
                raise Unfinished
            piece, more = message.get("body", b""), message.get("more_body", False)
            size += len(piece)
            if size > most:
                most = await self._most(scope, size)
            if more:
                held(len(piece), most > self._limits(scope).stranger)
            body.write(piece)
        return size

    async def _most(self, scope, size):
        """How much of this request is taken; asks who sends it only when it matters."""
        limits = self._limits(scope)
        if size <= limits.stranger:
            return limits.stranger
        if size > max(limits):
            raise TurnedAway(TOO_LARGE if max(limits) else NOT_HERE)
        if not await self._is_known(scope):
            raise TurnedAway(NOT_HERE)
        return limits.known

    @contextmanager
    def _counted(self, caller):
        """`held(bytes, is_known)` for each piece after which more is to come; forgotten at the end."""
        mine, counted = Counter(), False

        def held(many, known):
            nonlocal counted
            if not counted:
                if self._callers[caller] >= AT_ONCE:
                    raise TurnedAway(TOO_MANY)
                self._callers[caller] += 1
                counted = True
            mine[known] += many
            self._held[known] += many
            if self._held[False] > BY_STRANGERS or self._held.total() > BY_ALL:
                raise TurnedAway(NO_ROOM)

        try:
            yield held
        finally:
            self._held -= mine  # keeps what is positive
            if counted:
                self._callers -= Counter([caller])


def spool(folder):
    """A file in memory, on disk once it is large; whoever works on it closes it."""
    return SpooledTemporaryFile(IN_MEMORY, dir=folder)


def _said(scope):
    """What its head says of its size; one that is no number was not let through by the parser."""
    return max((int(value) for name, value in scope["headers"] if name == b"content-length"), default=0)


def limits(scope, largest):
    """`largest`: what somebody with a session may send to a page."""
    path = scope["path"]
    if scope["method"] in MUTE or path in {"/healthz", "/readyz", "/metrics"}:
        return Limits(0, 0)
    if path.startswith("/ganchos/"):
        return Limits(3 * 2**20, 3 * 2**20)  # what Meta sends at most; each channel proves its own
    if path.startswith("/api/"):
        return Limits(2**20, 2**20)  # its own limit is lower, and says so in its own words
    return Limits(2**20, largest)
