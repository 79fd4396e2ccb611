"""`bin/manage worker`: the rounds alone; with --once, what is waiting now and no more."""

from django.core.management.base import BaseCommand

from mesa.ops import startup_checks
from mesa.worker import loop, stopping


class Command(BaseCommand):
    help = "Walk the queues and rounds until told to stop."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="empty the queues and end (for cron and tests)")

    def handle(self, *, once, **options):
        startup_checks.reach_database()
        if once:
            return loop.drain()
        stop = stopping.Stop()
        stopping.on_signals(stop)
        return loop.run(stop)
