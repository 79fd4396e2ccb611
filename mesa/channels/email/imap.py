"""A mailbox, read from where it was left. Nothing is marked, moved or deleted in it: other programs may read it too."""

import json
import re
import socket
import ssl
from contextlib import closing, suppress
from imaplib import IMAP4
from pathlib import Path

import structlog
from django.db import connections
from django.utils import timezone
from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from mesa.lib.http import Later, Never, call
from mesa.lib.mail.message import LARGEST

from . import withheld
from .actions import keep, process, put_aside
from .models import Mailbox

QUIET = 20  # seconds without a byte
IDLE = 9 * 60  # less than what a server or a router bears; then the connection is made again
POLL = 30  # seconds, where a server cannot say by itself that something came
BATCH = 50
RETRY = (5, 30, 60, 300)  # seconds after the first failure in a row, the second…; the last one repeats
BROKEN = (OSError, IMAP4.error, ImapToolsError, ssl.SSLError, Later, Never, ValueError)
CUT = (OSError, IMAP4.abort)  # the line is gone, and may be so for reasons of its own

QUOTED = re.compile(rb'BODY\[(?:HEADER)?\] "((?:[^"\\]|\\.)*)"')  # a short one may come so

log = structlog.get_logger(__name__)


class NotGiven(IMAP4.error):
    """The server has the message, and gives nothing of it."""


def follow(box, stop):
    """Until `stop` is set. A failure is written down where a supervisor sees it, and tried again."""
    failures = 0
    while not stop.is_set:
        try:
            with closing(_Open(box)) as mailbox:
                mailbox.read()
                failures = 0  # in a row: what worked in between begins the count anew
                _watch(mailbox, stop)
        except BROKEN as error:
            _trouble(box, f"{type(error).__name__}: {error}")
            stop.wait(RETRY[min(failures, len(RETRY) - 1)])
            failures += 1
        except Exception as error:  # the database is away, or a defect of ours: the next try is as good
            log.exception("mailbox_failed", mailbox=box.name)
            _trouble(box, type(error).__name__)
            stop.wait(RETRY[min(failures, len(RETRY) - 1)])
            failures += 1
        finally:
            connections.close_all()


def read_once(box):
    """What is new in it, now; answers how many messages."""
    with closing(_Open(box)) as mailbox:
        return sum(iter(mailbox.read, 0))


def _watch(mailbox, stop):
    while not stop.is_set:
        while mailbox.read() and not stop.is_set:
            pass
        mailbox.wait(stop)


class _Open:
    """One connection. `read` takes a batch, `wait` ends when something may have come."""

    def __init__(self, box):
        self.box = box
        self.row = Mailbox.objects.get_or_create(name=box.name)[0]
        self.mailbox = _connect(box)
        self.client = self.mailbox.client
        self.idles = "IDLE" in self.client.capabilities
        self._start_again()

    def close(self):
        with suppress(*BROKEN):
            self.client.sock.settimeout(2)
            self.mailbox.logout()

    def read(self):
        # Asked with a range that ends in *, a server also answers its last message, however old.
        fresh = sorted(uid for uid in self._uids(self.row.last_uid + 1) if uid > self.row.last_uid)[:BATCH]
        for uid in fresh:
            self._try(uid)
            self._save(last_uid=uid)  # after it is kept: cut in between, it is read again and known again
        for one in withheld.due(self.row, timezone.now()) if len(fresh) < BATCH else ():
            self._try(one.uid)
        self._save(read_at=timezone.now(), trouble="", troubled_at=None)
        return len(fresh)

    def _try(self, uid):
        """One message that its server does not give holds up no other: it is asked for again later."""
        try:
            self._take(uid)
        except BROKEN as error:
            cut = isinstance(error, CUT)
            tries = withheld.stumble(self.row, uid, f"{type(error).__name__}: {error}", cut=cut)
            if not cut:
                return
            if tries > 1:  # cut at the same message again: it is the message, and the next ones are read first
                self._save(last_uid=max(self.row.last_uid, uid))
            raise
        withheld.given(self.row, uid)

    def wait(self, stop):
        if not self.idles:
            stop.wait(POLL)
            self.client.noop()
            return
        with self.mailbox.idle as idle:
            for _ in range(IDLE):
                if stop.is_set or idle.poll(timeout=1):
                    return

    def _start_again(self):
        """Another UIDVALIDITY is another numbering: all is read again, and what we have is recognised."""
        validity = int((self.client.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
        if validity != self.row.validity:
            self._save(validity=validity, last_uid=0)
            withheld.forget_others(self.row)

    def _uids(self, first):
        kind, data = self.client.uid("SEARCH", None, f"UID {first}:*")
        return [int(uid) for uid in (data[0] or b"").split()] if kind == "OK" else _refuse(data)

    def _take(self, uid):
        size = self._size(uid)
        if size is None:
            return  # somebody removed it meanwhile
        if size > LARGEST:
            head = self._body(uid, "HEADER") or b""
            put_aside(head, road=self.box.name, detail=f"{size // 2**20} MB: it stays in the mailbox")
        elif (raw := self._body(uid)) is not None:
            process(keep(raw, road=self.box.name))

    def _size(self, uid):
        data = self._fetch(uid, "RFC822.SIZE")
        said = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(piece for piece in data if isinstance(piece, bytes)))
        return int(said[1]) if said else self._gone(uid)

    def _body(self, uid, part=""):
        data = self._fetch(uid, f"BODY.PEEK[{part}]")
        whole = next((piece[1] for piece in data if isinstance(piece, tuple)), None)
        if whole is None and (said := QUOTED.search(b" ".join(piece for piece in data if isinstance(piece, bytes)))):
            whole = re.sub(rb"\\(.)", rb"\1", said[1])
        return self._gone(uid) if whole is None else whole

    def _fetch(self, uid, what):
        kind, data = self.client.uid("FETCH", str(uid), f"({what})")
        return data if kind == "OK" else _refuse(data)

    def _gone(self, uid):
        """None when it is not there any more. Raises `NotGiven` when it is."""
        if uid in self._uids(uid):
            raise NotGiven("the server gives nothing of it")

    def _save(self, **facts):
        for name, value in facts.items():
            setattr(self.row, name, value)
        self.row.save(update_fields=list(facts))


def _connect(box):
    kind = MailBox if box.tls else MailBoxUnencrypted
    secure = {"ssl_context": ssl.create_default_context(cafile=box.cafile or None)} if box.tls else {}
    mailbox = kind(box.host, box.port, timeout=QUIET, **secure)
    try:
        if box.oauth:
            return mailbox.xoauth2(box.user, _token(box.oauth), box.folder)
        return mailbox.login(box.user, box.password, box.folder)
    except BaseException:
        with suppress(OSError, AttributeError):
            mailbox.client.sock.shutdown(socket.SHUT_RDWR)
        raise


def _token(path):
    """A fresh access token, as the file says: `token_url` and the fields of the form that is posted there."""
    facts = json.loads(Path(path).read_text())
    return call("POST", facts.pop("token_url"), data=facts)["access_token"]


def _refuse(data):
    raise IMAP4.error(str(data)[:200])


def _trouble(box, reason):
    log.warning("mailbox_unreachable", mailbox=box.name, reason=reason)
    with suppress(Exception):  # the database may be what is away
        Mailbox.objects.filter(name=box.name, trouble="").update(troubled_at=timezone.now())
        Mailbox.objects.filter(name=box.name).update(trouble=reason[:300])
