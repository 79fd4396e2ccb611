"""Databases whose tables are made already: once for each state of the migrations, then copied by whoever needs one.

They are kept in `.pytest_cache/tables/`; deleting that folder only makes the next run make them again.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache" / "tables"
NAME = "tables"  # of the PostgreSQL database that others are copied from


def sqlite():
    """The path of a SQLite file with every table and no row but those of the migrations; not to be written."""
    return once("mesa.sqlite3", _migrated)


def copy_to(folder):
    """The file of a desk's data folder, as its first start would leave it after migrating."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(sqlite(), folder / "mesa.sqlite3")


def has_tables(server):
    """Does the server of this psycopg connection have the database to copy?"""
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone() is not None


def copy_database(server, name, template=NAME):
    """`server`: a psycopg connection that commits by itself. Who still uses that name is thrown out."""
    drop_database(server, name)
    server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_database(server, name):
    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def migrate(database_url):
    """Make the tables of an empty database, in a process of its own.

    Raises CalledProcessError, with what it printed on our stderr, if a migration fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"MESA_DATA": folder, "MESA_DATABASE_URL": database_url}
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


def once(name, make):
    """The path of what `make(draft)` makes at `draft`, a file or a folder; made by one process, kept for all."""
    kept = KEPT / _state()
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / name).exists():
            with tempfile.TemporaryDirectory(dir=kept) as folder:
                make(Path(folder) / name)
                (Path(folder) / name).rename(kept / name)
            _forget_others(kept)
    return kept / name


def _forget_others(kept):
    for other in KEPT.iterdir():
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)


def _migrated(draft):
    migrate(f"sqlite:///{draft}")
    with closing(sqlite3.connect(draft)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file, which a database in memory can read too
        connection.execute("VACUUM")


@cache
def _state():
    """What the tables depend on: the migrations, and the versions of what is installed."""
    sources = [*ROOT.glob("mesa/**/migrations/*.py"), ROOT / "requirements" / "run.txt", Path(__file__)]
    found = hashlib.sha256()
    for source in sorted(sources):
        found.update(f"{source.relative_to(ROOT)}\n".encode() + source.read_bytes())
    return found.hexdigest()[:16]
