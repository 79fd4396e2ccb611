"""`bin/manage rules`: who may do what, as the tables of docs/rules.md."""

from django.core.management.base import BaseCommand

from mesa.ops.rulebook import page


class Command(BaseCommand):
    help = "Print docs/rules.md from the rules of every room."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        self.stdout.write(page(), ending="")
