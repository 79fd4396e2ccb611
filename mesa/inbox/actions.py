"""Taking a message: kept first, then read, then turned into the same act as a web note. Nothing is lost."""

import hashlib
import zlib
from datetime import timedelta
from typing import NamedTuple

import structlog
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError, transaction

from mesa.accounts.models import User
from mesa.lib.mail.message import Held, read
from mesa.lib.mail.reply import strip
from mesa.tickets import actions, rules
from mesa.tickets.actions.files import MAX_PER_NOTE, NotKept
from mesa.tickets.models import Ticket

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
    if mail.outcome:
        return mail
    try:
        return _settle(mail, _made_of(mail))
    except OperationalError:  # the database is busy or away: nothing is wrong with this message
        raise
    except Exception as error:  # whatever it is, it must not hold up the others
        log.exception("mail_put_aside", mail=mail.pk)
        return _settle(mail, Made(Outcome.QUARANTINED, type(error).__name__))


def process_left(now):
    """What a process that was killed kept and did not finish."""
    left = Mail.objects.filter(outcome="", arrived_at__lt=now - LEFT).order_by("pk")[:BATCH]
    return sum(bool(process(mail)) for mail in left)


class Made(NamedTuple):
    """What is to become of a message; the last four of an answer to a ticket."""

    outcome: Outcome
    reason: str = ""
    sender: str = ""
    ticket: Ticket | None = None
    person: User | None = None
    words: str = ""
    files: tuple = ()


def _settle(mail, made):
    with transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=mail.pk)
        if mail.outcome:
            return mail
        if made.outcome == Outcome.APPENDED:
            words = {"body": made.words, "files": made.files, "channel": "email"}
            mail.note = actions.add_note(made.ticket, by=made.person, **words)
        mail.outcome, mail.reason, mail.ticket = made.outcome, made.reason[:200], made.ticket
        mail.sender = made.sender[:254]
        mail.save(update_fields=["outcome", "reason", "sender", "ticket", "note"])
    return mail


def identity(raw):
    """The same words by two roads are one message: what servers write on the way does not count."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    kept = []
    for line in head.split(b"\n"):
        if line[:1] in b" \t" and line:
            kept.append(line if kept and kept[-1] is not None else None)
        else:
            kept.append(None if line.lower().startswith(TRACES) else line)
    said = b"\n".join(line for line in kept if line is not None)
    return hashlib.sha256(said + b"\n\n" + body).hexdigest()


def _made_of(mail):
    """Read before anything is locked: a large message takes its time."""
    try:
        found = read(zlib.decompress(mail.raw))
    except Held as held:
        return Made(Outcome.QUARANTINED, str(held))
    if found.sender == settings.BRAND.sender.lower():
        return Made(Outcome.IGNORED, "our own letter came back", found.sender)
    if found.machine:
        return Made(Outcome.IGNORED, found.machine, found.sender)
    ticket = ticket_named(found)
    person = ticket and User.objects.filter(pk=ticket.requester_id, email__iexact=found.sender).first()
    if reason := _why_not(ticket, person):
        return Made(Outcome.QUARANTINED, reason, found.sender)
    return _answer(found, ticket, person)


def _why_not(ticket, person):
    if ticket is None:
        return "it names no ticket of ours"
    if person is None:
        return "its sender is not who asked for help"
    return "" if rules.may(person, rules.ADD_NOTE, ticket) else "its ticket takes no more notes"


def _answer(found, ticket, person):
    words = strip(found.text)[:LONGEST] or found.subject or "…"
    files, left = _files(found, person)
    reason = f"{left} files were not kept" if left else ""
    return Made(Outcome.APPENDED, reason, found.sender, ticket, person, words, tuple(files))


def _files(found, person):
    """Those that may be kept; the others stay in the message itself."""
    kept = []
    for file in found.files[:MAX_PER_NOTE]:
        try:
            kept.append(actions.keep_file(by=person, name=file.name, file=ContentFile(file.data)))
        except NotKept:
            continue
    return kept, len(found.files) - len(kept)
