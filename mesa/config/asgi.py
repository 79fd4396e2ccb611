"""One port: `/live` stays on the event loop, everything else is a page."""

import asyncio
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from mesa.lib.addresses import network_of

from .bodies import Intake, limits
from .bridge import Bridge
from .callers import caller
from .lanes import HEAVY, KEYS, PAGES, Lane
from .wsgi import application as pages


class Application:
    def __init__(self):
        scheme = urlsplit(settings.PUBLIC_URL).scheme
        self._live = import_string(settings.LIVE_APPLICATION)
        self._has_session = import_string("mesa.doors.visitors.has_session")
        self._open: set = set()
        self._lanes = {
            PAGES: Lane("page", settings.ENV.web_threads, most=500),
            KEYS: Lane("keys", 1, most=60, each=20),
            HEAVY: Lane("heavy", 2, most=40, each=10),
        }
        self._pages = Bridge(
            pages,
            lanes=self._lanes,
            intake=Intake(
                folder=settings.FILE_UPLOAD_TEMP_DIR,
                limits=lambda scope: limits(scope, settings.MAX_REQUEST),
                is_known=self._is_known,
            ),
            folder=settings.FILE_UPLOAD_TEMP_DIR,
            caller=lambda scope: caller(scope, settings.ENV.proxies, scheme),
            whose=network_of,
        )

    async def _is_known(self, scope):
        return await self._lanes[PAGES].run(None, self._has_session, scope["headers"])

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["path"] == "/live" or scope["path"].startswith("/live/"):
            await self._stream(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    def hang_up(self):
        """The server is leaving: open pages will call again and find the next one."""
        for task in self._open:
            task.cancel()

    async def _stream(self, scope, receive, send):
        task = asyncio.current_task()
        self._open.add(task)
        try:
            await self._live(scope, receive, send)
        except asyncio.CancelledError:
            await send({"type": "http.response.body"})
        finally:
            self._open.discard(task)

    async def _lifespan(self, receive, send):
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        self._pages.close()
        await send({"type": "lifespan.shutdown.complete"})


application = Application()
