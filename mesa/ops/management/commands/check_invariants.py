"""`bin/manage check_invariants`: is everything whole? Reads, never mends; safe while everything runs."""

import json
import sys
import time

from django.core.management.base import BaseCommand
from django.utils import timezone

from mesa.ops import invariants


class Command(BaseCommand):
    help = "Check that nothing was lost, doubled or half stored; ends with 1 if something was."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, **options):
        began = time.monotonic()
        found = list(invariants.broken(timezone.now()))
        checked, seconds = invariants.counted(), round(time.monotonic() - began, 2)
        if options["json"]:
            told = {"checked": checked, "seconds": seconds, "broken": [one._asdict() for one in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self._tell(checked, seconds, found)
        if found:
            sys.exit(1)

    def _tell(self, checked, seconds, found):
        for one in found:
            self.stdout.write(f"{one.invariant} {one.what}: {one.where}")
        amounts = ", ".join(f"{n} {name}" for name, n in checked.items())
        self.stdout.write(f"{len(found)} broken, in {amounts}; looked for {seconds} s.")
