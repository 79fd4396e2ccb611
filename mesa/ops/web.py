"""One web process: uvicorn on a socket that somebody already opened."""

import asyncio
import socket
from contextlib import contextmanager

import uvicorn
from django.conf import settings
from django.utils.module_loading import import_string

from mesa.worker import stopping

from .heads import Limited

BACKLOG = 2048
MOMENT = 0.25  # seconds


class Server(uvicorn.Server):
    def __init__(self, application, config):
        super().__init__(config)
        self._application = application

    @contextmanager
    def capture_signals(self):
        stopping.on_signals(self.leave)
        yield

    def leave(self, *_):
        self.should_exit = True

    async def shutdown(self, sockets=None):
        """Who stands at the door comes in, nobody else does, and all have a moment to speak."""
        await asyncio.sleep(0)
        for door in self.servers:
            door.close()
        self._application.hang_up()
        await asyncio.sleep(MOMENT)
        await super().shutdown(sockets)


def listen(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def run(listener, lifeline=None):
    application = import_string(settings.ASGI_APPLICATION)
    server = Server(
        application,
        uvicorn.Config(
            application,
            interface="asgi3",
            http=Limited,
            loop="uvloop",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            backlog=BACKLOG,
            timeout_keep_alive=65,
            timeout_graceful_shutdown=8,
        ),
    )
    if lifeline is not None:
        stopping.with_parent(lifeline, server.leave)
    server.run(sockets=[listener])
