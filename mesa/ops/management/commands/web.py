"""`bin/manage web`: one web process alone, beside others on the same database."""

from django.core.management.base import BaseCommand

from mesa.ops import startup_checks, web


class Command(BaseCommand):
    help = "Serve the pages on MESA_HOST:MESA_PORT, without a worker."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        listener = startup_checks.open_door()
        startup_checks.reach_database()
        web.run(listener)
