"""`bin/manage receive_mail`: one raw message on standard input, from the mail server's pipe."""

import json
import sys

from django.core.management.base import BaseCommand
from django.db import Error

from mesa.channels.email.actions import receive
from mesa.channels.email.models import Outcome, Reason
from mesa.channels.email.threads import named
from mesa.channels.email.verdicts import Verdict, of_a_machine
from mesa.lib.mail.message import LARGEST, Held, read
from mesa.tickets.models import Ticket

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
        try:
            found = read(raw)
            detail = found.doubt
        except Held as held:
            found, detail = None, str(held)
        try:
            became = _foreseen(found) if dry_run else receive(raw)
        except (Error, OSError) as error:
            self.stderr.write(f"not now: {type(error).__name__}")
            sys.exit(TRY_AGAIN)
        self.stdout.write(json.dumps(_told(found, became, detail or getattr(became, "detail", "")), ensure_ascii=False))


def _foreseen(found):
    """As far as the message itself says: no database is asked."""
    if found is None:
        return Verdict(Outcome.QUARANTINED, Reason.UNREADABLE)
    if machine := of_a_machine(found):
        return machine
    if found.doubt:
        return Verdict(Outcome.QUARANTINED, Reason.UNREADABLE)
    number = named(found)
    return Verdict(Outcome.APPENDED if number else Outcome.CREATED, ticket=Ticket(pk=number) if number else None)


def _told(found, became, detail):
    said = {"subject": found.subject, "from": found.sender, "text": found.text} if found else {}
    files = found.files if found else []
    return {
        "outcome": str(became.outcome), "ticket": became.ticket and became.ticket.pk,
        "subject": "", "from": "", "text": "", **said,
        "attachments": [{"name": f.name, "size": len(f.data), "content_type": f.content_type} for f in files],
        "reason": " ".join(filter(None, (str(became.reason), detail))),
    }  # fmt: skip
