"""`bin/manage receive_mail`: one raw message on standard input, from the mail server's pipe."""

import json
import sys

from django.core.management.base import BaseCommand
from django.db import Error

from mesa.inbox.actions import receive
from mesa.inbox.models import Outcome
from mesa.lib.mail.message import LARGEST, Held, Read, read

TOO_LARGE = 69  # the mail server tells whoever sent it (EX_UNAVAILABLE)
TRY_AGAIN = 75  # what a mail server understands as «keep it and bring it later» (EX_TEMPFAIL)


class Command(BaseCommand):
    help = "Take one message; 0 when it is kept, 75 when it must be brought again."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only read it, and keep nothing")

    def handle(self, *, dry_run=False, **options):
        raw = sys.stdin.buffer.read(LARGEST + 1)
        if len(raw) > LARGEST:
            self.stderr.write("larger than 40 MB")
            sys.exit(TOO_LARGE)
        found, reason = _read(raw)
        if dry_run:
            outcome, ticket = (Outcome.QUARANTINED, None) if found is None else (_would(found), None)
        else:
            try:
                mail = receive(raw)
            except (Error, OSError) as error:
                self.stderr.write(f"not now: {type(error).__name__}")
                sys.exit(TRY_AGAIN)
            outcome, ticket, reason = mail.outcome, mail.ticket_id, mail.reason
        self.stdout.write(json.dumps(_told(found, outcome, ticket, reason), ensure_ascii=False))


def _read(raw):
    try:
        return read(raw), ""
    except Held as held:
        return None, str(held)


def _would(found: Read):
    return Outcome.IGNORED if found.machine else Outcome.CREATED


def _told(found, outcome, ticket, reason):
    said = {"subject": found.subject, "from": found.sender, "text": found.text} if found else {}
    files = (
        [{"name": f.name, "size": len(f.data), "content_type": f.content_type} for f in found.files] if found else []
    )
    return {
        "outcome": str(outcome), "ticket": ticket, "subject": "", "from": "", "text": "", **said, "attachments": files,
        "reason": reason,
    }  # fmt: skip
