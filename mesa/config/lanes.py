"""Which threads a request works in: what may take seconds or much memory has its own, so that it never holds those
of the pages. Each caller has one request at a time in such a lane, and who comes when it is full is told so at once."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from .refusals import BUSY, TOO_MANY, TurnedAway

PAGES, KEYS, HEAVY = "pages", "keys", "heavy"
SMALL = 16 * 1024  # bytes of a form with files in which no picture is large
PRESSED = (".pdf", ".xlsx")
SHEETS = "/consola/ventas/catalogo/archivo/"
ACCOUNT, PHOTO = "/cuenta/", "/cuenta/foto/"


def lane_of(method, path, content_type=b"", size=0):
    """KEYS: passwords, whose check takes 100 MB by design; HEAVY: pictures redrawn, papers drawn, sheets read."""
    if path.endswith(PRESSED):
        return HEAVY
    if method != "POST":
        return PAGES
    if path.startswith(SHEETS) or (size > SMALL and content_type.startswith(b"multipart/")):
        return HEAVY
    return KEYS if path.startswith(ACCOUNT) and not path.startswith(PHOTO) else PAGES


class Lane:
    """`threads` at work; `most` requests inside, those that wait included, and `each` of one caller."""

    def __init__(self, name, threads, most, each=None):
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._most, self._each, self._inside, self._turns = most, each, Counter(), {}

    async def run(self, caller, function, *words):
        """What the function answers. Raises TurnedAway when there is no place."""
        if self._each is None:
            caller = None
        if self._inside.total() >= self._most:
            raise TurnedAway(BUSY)
        if self._each is not None and self._inside[caller] >= self._each:
            raise TurnedAway(TOO_MANY)
        async with self._turn(caller):
            return await asyncio.get_running_loop().run_in_executor(self._threads, function, *words)

    def close(self):
        self._threads.shutdown()

    @asynccontextmanager
    async def _turn(self, caller):
        """One after the other, for each caller: many from one address wait behind each other and not before others."""
        self._inside[caller] += 1
        try:
            if self._each is None:
                yield
            else:
                async with self._turns.setdefault(caller, asyncio.Lock()):
                    yield
        finally:
            self._inside -= Counter([caller])
            if not self._inside[caller]:
                self._turns.pop(caller, None)
