"""`bin/manage reseal`: after the installation's key changed, what is sealed goes under the new one."""

from django.core.management.base import BaseCommand

from mesa.assistance.actions import reseal_access, reseal_meetings


class Command(BaseCommand):
    help = "Seal again, with the first key, what an older key sealed."

    def handle(self, **options):
        self.stdout.write(f"{reseal_access() + reseal_meetings()} sealed again.")
