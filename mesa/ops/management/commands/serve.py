"""`bin/serve`: prepares everything, then keeps a web and a worker alive until Ctrl-C."""

import os
import sys
from functools import partial
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from mesa.channels.email import sources
from mesa.ops import build, demo, first_start, startup_checks, web
from mesa.ops.supervisor import Supervisor
from mesa.worker import loop, stopping


class Command(BaseCommand):
    help = "Serve the desk: the web and the worker together."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--empty", action="store_true", help="no demo desk: only its first supervisor")

    def handle(self, *, empty, **options):
        demo.refuse_in_public()
        listener = startup_checks.open_door()
        startup_checks.reach_database()
        startup_checks.migrate()
        build.build()
        if first_start.is_first():
            self._furnish(empty or first_start.wants_supervisor())
            os.execv(sys.executable, [sys.executable, *sys.argv])  # the settings of a demo desk are other settings
        import_module(settings.ROOT_URLCONF)  # loaded once, before the children part
        self._greet()
        connections.close_all()
        jobs = {f"web-{n + 1}": partial(web.run, listener) for n in range(settings.ENV.web_processes)}
        # A door that is still open somewhere takes in callers whom nobody would answer.
        jobs |= {"worker": partial(work, listener, loop.run)}
        if settings.MAILBOXES or settings.LMTP:
            jobs |= {"mail": partial(work, listener, sources.run)}
        Supervisor(jobs, leaving=listener.close).run()
        self.stdout.write("Stopped.")

    def _furnish(self, empty):
        if empty:
            supervisor = first_start.install_supervisor()
            self.stdout.write(f"The first supervisor is {supervisor.email}.")
            self.stdout.flush()
        else:
            demo.furnish()

    def _greet(self):
        self.stdout.write(f"\nMesa is open at {settings.PUBLIC_URL}  (Ctrl-C to stop)")
        if not settings.SMTP_URL:
            self.stdout.write(f"Letters stay in the house: {settings.PUBLIC_URL}/correo/  (MESA_SMTP_URL sends them)")
        for line in demo.accounts():
            self.stdout.write(line)
        self.stdout.flush()


def work(listener, run, lifeline):
    listener.close()
    stop = stopping.Stop()
    stopping.on_signals(stop)
    stopping.with_parent(lifeline, stop)
    run(stop)
