"""Taking a message: kept first, then read, then turned into the same act as a web note. Nothing is lost."""

import hashlib
import zlib
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError, transaction

from mesa.accounts.models import User
from mesa.lib.mail.message import Held, read
from mesa.lib.mail.reply import strip
from mesa.tickets import actions, rules
from mesa.tickets.actions.files import MAX_PER_NOTE, NotKept

from .models import Mail, Outcome
from .threads import ticket_named

TRACES = (b"received:", b"return-path:", b"delivered-to:", b"x-", b"arc-", b"dkim-", b"authentication-results:",
          b"envelope-to:")  # fmt: skip
LEFT = timedelta(minutes=1)
BATCH = 50
LONGEST = 20_000  # of a note; the message is whole in its row

log = structlog.get_logger(__name__)


def receive(raw):
    """Kept once whatever the way it came; answers its row, with what became of it."""
    mail, _ = Mail.objects.get_or_create(identity=identity(raw), defaults={"raw": zlib.compress(raw)})
    return process(mail)


def process(mail):
    """Once: whoever comes second finds it done. What cannot be made anything of is put aside, and the next is read."""
    try:
        return _process(mail, _make)
    except OperationalError:  # the database is busy or away: nothing is wrong with this message
        raise
    except Exception as error:  # whatever it is, it must not hold up the others
        log.exception("mail_put_aside", mail=mail.pk)
        reason = f"{type(error).__name__}"
        return _process(mail, lambda mail: _settle(mail, Outcome.QUARANTINED, reason))


def process_left(now):
    """What a process that was killed kept and did not finish."""
    left = Mail.objects.filter(outcome="", arrived_at__lt=now - LEFT).order_by("pk")[:BATCH]
    return sum(bool(process(mail)) for mail in left)


def _process(mail, make):
    with transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=mail.pk)
        if not mail.outcome:
            make(mail)
            mail.save(update_fields=["outcome", "reason", "sender", "ticket", "note"])
    return mail


def identity(raw):
    """The same words by two roads are one message: what servers write on the way does not count."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines, kept = head.split(b"\n"), []
    for line in lines:
        if line[:1] in b" \t" and line:
            kept.append(line if kept and kept[-1] is not None else None)
        else:
            kept.append(None if line.lower().startswith(TRACES) else line)
    said = b"\n".join(line for line in kept if line is not None)
    return hashlib.sha256(said + b"\n\n" + body).hexdigest()


def _make(mail):
    try:
        found = read(zlib.decompress(mail.raw))
    except Held as held:
        return _settle(mail, Outcome.QUARANTINED, str(held))
    mail.sender = found.sender[:254]
    if found.sender == settings.BRAND.sender.lower():
        return _settle(mail, Outcome.IGNORED, "our own letter came back")
    if found.machine:
        return _settle(mail, Outcome.IGNORED, found.machine)
    ticket = ticket_named(found)
    if ticket is None:
        return _settle(mail, Outcome.QUARANTINED, "it names no ticket of ours")
    person = User.objects.filter(pk=ticket.requester_id, email__iexact=found.sender).first()
    if person is None:
        return _settle(mail, Outcome.QUARANTINED, "its sender is not who asked for help")
    if not rules.may(person, rules.ADD_NOTE, ticket):
        return _settle(mail, Outcome.QUARANTINED, "its ticket takes no more notes")
    _append(mail, found, ticket, person)


def _append(mail, found, ticket, person):
    words = strip(found.text)[:LONGEST]
    files, left = _files(found, person)
    mail.note = actions.add_note(ticket, by=person, body=words or found.subject or "…", files=files, channel="email")
    mail.ticket = ticket
    _settle(mail, Outcome.APPENDED, f"{left} files were not kept" if left else "")


def _files(found, person):
    """Those that may be kept; the others stay in the message itself."""
    kept = []
    for file in found.files[:MAX_PER_NOTE]:
        try:
            kept.append(actions.keep_file(by=person, name=file.name, file=ContentFile(file.data)))
        except NotKept:
            continue
    return kept, len(found.files) - len(kept)


def _settle(mail, outcome, reason):
    mail.outcome, mail.reason = outcome, reason[:200]
