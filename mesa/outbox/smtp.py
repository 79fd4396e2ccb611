"""Letters by SMTP: one connection per round, verified TLS, one recipient per letter."""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from .mime import build, envelope_sender, recipient
from .models import Message
from .transports import Refusal, Silence, TransportError, Unknown, Unreachable

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
QUIET = 20  # seconds without a byte; `?timeout=` in the address
GOODBYE = 1
STATUS = re.compile(r"[45]\.\d{1,3}\.\d{1,3}")
BROKEN = (OSError, smtplib.SMTPException, ValueError)  # the last: a password or an answer outside its alphabet


class Smtp:
    keeps = False
    repeats = True
    patience = 60  # seconds for one letter, however the server drips

    def __init__(self) -> None:
        self.place = urlsplit(settings.SMTP_URL)
        self.options = {name: values[-1] for name, values in parse_qs(self.place.query).items()}
        self.fixed_sender = self.options.get("sender")
        self.quiet = float(self.options.get("timeout", QUIET))
        self.server: smtplib.SMTP | None = None

    def send(self, letter: Message) -> None:
        """One letter. Raises a TransportError that says what may be done about it."""
        mail, to = build(letter), recipient(letter).addr_spec
        try:
            with self._patience():
                server = self._introduce(self.fixed_sender or envelope_sender(letter))
                self._ask_for(server, to)
                self._hand_over(server, mail.as_bytes())
        except TransportError:
            self._drop()
            raise

    def close(self) -> None:
        """Says goodbye to the server, if there is a connection."""
        if self.server:
            with suppress(*BROKEN, AttributeError):
                if self.server.sock:
                    self.server.sock.settimeout(GOODBYE)
                self.server.quit()
            self._drop()

    def _drop(self) -> None:
        if self.server:
            self.server.close()
            self.server = None

    def _introduce(self, who: str) -> smtplib.SMTP:
        """Say who writes. A connection already used may have been closed meanwhile: then call once more."""
        used = self.server is not None
        try:
            return self._knock(who)
        except Unreachable:
            if not used:
                raise
            self._drop()
            return self._knock(who)

    def _knock(self, who: str) -> smtplib.SMTP:
        try:
            server = self.server or self._call()
            code, words = server.mail(who)
        except BROKEN as error:
            raise Unreachable(_reason(error)) from error
        if code >= 400:
            raise Unreachable(_said(code, words))
        return server

    def _call(self) -> smtplib.SMTP:
        place = self.place
        line = socket.create_connection((place.hostname, place.port or PORTS[place.scheme]), self.quiet)
        self.server = server = smtplib.SMTP(timeout=self.quiet, local_hostname=settings.BRAND.domain)
        server.sock = line
        if place.scheme == "smtps":
            server.sock = self._private(line)
        self._greet(server, line)
        if place.username:
            server.login(unquote(place.username), unquote(place.password or ""))
        return server

    def _greet(self, server: smtplib.SMTP, line: socket.socket) -> None:
        code, words = server.getreply()
        if code != 220:
            raise Unreachable(_said(code, words))
        server.ehlo_or_helo_if_needed()
        if self.place.scheme == "smtp+starttls":
            code, words = server.docmd("STARTTLS")
            if code != 220:
                raise Unreachable(_said(code, words))
            server.sock = self._private(line)
            server.file, server.esmtp_features = None, {}  # nothing said before the lock counts
            server.ehlo()

    def _private(self, line: socket.socket) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=self.options.get("cafile"))
        return context.wrap_socket(line, server_hostname=self.place.hostname)

    def _ask_for(self, server: smtplib.SMTP, address: str) -> None:
        try:
            code, words = server.rcpt(address)
        except BROKEN as error:
            raise Silence(_reason(error)) from error
        _answer("rcpt", code, words)

    def _hand_over(self, server: smtplib.SMTP, data: bytes) -> None:
        words: bytes | str
        try:
            code, words = server.data(data)
        except smtplib.SMTPDataError as error:  # it did not want to hear the letter
            code, words = error.smtp_code, error.smtp_error
        except BROKEN as error:
            raise Unknown(_reason(error)) from error
        _answer("data", code, words)

    @contextmanager
    def _patience(self) -> Iterator[None]:
        watch = Timer(self.patience, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _hang_up(self) -> None:
        server = self.server
        with suppress(OSError, AttributeError):
            if server and server.sock:
                server.sock.shutdown(socket.SHUT_RDWR)


def _answer(stage: str, code: int, words: bytes | str) -> None:
    """RFC 3463 tells apart a bad address from a full box, a policy, or something about us."""
    if code < 400:
        return
    said = _said(code, words)
    status = (STATUS.search(said) or [""])[0]
    if code < 500 or code == 552 or status == "5.2.2":
        raise TransportError(said)
    about_it = stage == "rcpt" or status.startswith("5.1.") or status == "5.2.1"
    raise Refusal(said, marks=about_it and not status.startswith("5.7.") and status not in {"5.1.7", "5.1.8"})


def _said(code: int, words: bytes | str) -> str:
    said = words if isinstance(words, str) else words.decode("utf-8", "replace")
    return " ".join(f"{code} {said}".split())


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"
