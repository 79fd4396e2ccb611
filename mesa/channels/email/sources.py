"""The mailboxes that are read, and the socket that a mail server hands messages to. All end in `receive`."""

import asyncio
import threading
from functools import partial

import structlog
from aiosmtpd.controller import Controller, UnixSocketController
from aiosmtpd.lmtp import LMTP
from django.conf import settings
from django.db import connections

from mesa.lib.mail.message import LARGEST

from .actions import receive
from .imap import follow

log = structlog.get_logger(__name__)


def run(stop):
    """Until `stop` is set: one thread for each mailbox, and one for the socket."""
    listener = listen() if settings.LMTP else None
    readers = [threading.Thread(target=follow, args=(box, stop), daemon=True) for box in settings.MAILBOXES]
    for reader in readers:
        reader.start()
    while not stop.is_set:
        for reader in readers:
            reader.join(0.5 / len(readers))
        if not readers:
            stop.wait(0.5)
    if listener:
        listener.stop()


def listen(place=None):
    """A running controller at `place`, «host:port» or the path of a socket."""
    place = place or settings.LMTP
    make = partial(Door, data_size_limit=LARGEST, ident="mesa", enable_SMTPUTF8=True)
    host, _, port = place.rpartition(":")
    chosen = UnixSocketController if place.startswith("/") else Controller
    where = {"unix_socket": place} if place.startswith("/") else {"hostname": host.strip("[]"), "port": int(port)}
    controller = type("Listener", (chosen,), {"factory": lambda self: make(self.handler)})(Handler(), **where)
    controller.start()
    return controller


class Door(LMTP):
    line_length_limit = 2**20  # programs write whole pages on one line; refused, such mail would never come again


class Handler:
    """250 only once the message is kept. Whoever delivers is told nothing about tickets."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient at a time"  # each gets an answer of its own
        if not address.isprintable():
            return "553 5.1.3 Not an address"  # it becomes a header
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        raw = b"Delivered-To: " + envelope.rcpt_tos[0].encode("utf-8", "replace") + b"\r\n" + envelope.original_content
        if envelope.mail_from in {None, "", "<>"}:
            raw = b"Return-Path: <>\r\n" + raw
        return await asyncio.to_thread(_take, raw)


def _take(raw):
    try:
        receive(raw, road="lmtp")
        return "250 2.0.0 Taken"
    except Exception as error:  # away, busy or a defect of ours: whoever brings it keeps it meanwhile
        log.warning("mail_not_taken", reason=type(error).__name__)
        return "451 4.3.0 Not now"
    finally:
        connections.close_all()
