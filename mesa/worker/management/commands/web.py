"""`bin/manage web`: one web process alone, beside others on the same database."""

from django.core.management.base import BaseCommand

from mesa.worker import preparation, web


class Command(BaseCommand):
    help = "Serve the pages on MESA_HOST:MESA_PORT, without a worker."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        listener = preparation.open_door()
        preparation.reach_database()
        web.run(listener)
