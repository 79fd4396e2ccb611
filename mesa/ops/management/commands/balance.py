"""`bin/manage balance`: every credit rebuilt from the ledger alone and compared with what is stored."""

import json
import sys
import time

from django.core.management.base import BaseCommand

from mesa.tickets import balances
from mesa.tickets.models import Credit


class Command(BaseCommand):
    help = "Rebuild the minutes of every ticket from its ledger; ends with 1 if something stored differs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, **options):
        began = time.monotonic()
        found = list(balances.differences())
        checked, seconds = Credit.objects.count(), round(time.monotonic() - began, 2)
        if options["json"]:
            told = {"checked": checked, "seconds": seconds, "differences": [one._asdict() for one in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        else:
            for one in found:
                self.stdout.write(f"ticket {one.ticket} {one.column}: ledger {one.ledger}, stored {one.stored}")
            self.stdout.write(f"{len(found)} differences in {checked} credits; looked for {seconds} s.")
        if found:
            sys.exit(1)
