"""`bin/manage backup FILE`: a consistent copy of a SQLite database, while everything runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = "Copy the SQLite database into a new file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        if connection.vendor != "sqlite":
            raise CommandError("This desk lives in PostgreSQL; run: pg_dump --format=custom")
        if file.exists():
            raise CommandError(f"{file} is already there; write the name of a new file.")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
