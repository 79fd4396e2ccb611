"""`bin/manage mail`: reads the mailboxes and listens for a mail server; with --once, what is new now and no more."""

from django.conf import settings
from django.core.management.base import BaseCommand

from mesa.channels.email import imap, sources
from mesa.ops import startup_checks
from mesa.worker import stopping


class Command(BaseCommand):
    help = "Read MESA_MAILBOXES and listen at MESA_LMTP until told to stop."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="read what is new in the mailboxes and end")

    def handle(self, *, once, **options):
        startup_checks.reach_database()
        if once:
            for box in settings.MAILBOXES:
                self.stdout.write(f"{box.name}: {imap.read_once(box)}")
            return
        stop = stopping.Stop()
        stopping.on_signals(stop)
        sources.run(stop)
