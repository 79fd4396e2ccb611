"""Everything that must be true before the first request; each thing that is not, in one sentence."""

import errno
import socket
import stat
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from . import web


def stop(sentence):
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def open_door():
    env = settings.ENV
    try:
        return web.listen(env.host, env.port)
    except socket.gaierror:
        stop(f"MESA_HOST: {env.host!r} is no address of this machine; write 127.0.0.1, or 0.0.0.0 for all of them.")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            stop(f"MESA_PORT: {env.port} is in use on {env.host}; write another, like MESA_PORT={env.port + 1}.")
        stop(f"MESA_HOST, MESA_PORT: cannot listen on {env.host}:{env.port} ({error.strerror}); write others.")


def reach_database():
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        stop(f"MESA_DATABASE_URL: the database does not answer ({reason}); start it, or write its right address.")
    if connection.vendor == "sqlite":
        _check_private(Path(connection.settings_dict["NAME"]))


def _check_private(file):
    if file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        stop(f"{file} can be read by everybody on this machine; run: chmod 600 {file}*")


def migrate():
    """Asking takes a tenth of what Django's own command takes to find that there is nothing to do."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
