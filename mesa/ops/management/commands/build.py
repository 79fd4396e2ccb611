"""`bin/manage build`: catalogs and static files, when their sources changed."""

from django.core.management.base import BaseCommand

from mesa.ops.build import build


class Command(BaseCommand):
    help = "Compile the translations and collect the static files."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        build()
