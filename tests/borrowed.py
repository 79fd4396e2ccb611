"""The database of a test process: a copy of the tables that are made already."""

import os
import sqlite3
from contextlib import closing

import psycopg
from django.conf import settings

from . import tables


def borrow(connection):
    """Put Django's `connection` on a database of this process with our tables; False where Django must make it."""
    if connection.settings_dict["TEST"]["NAME"] == ":memory:":
        _move(connection, "file:memorydb_default?mode=memory&cache=shared")
        connection.ensure_connection()
        with closing(sqlite3.connect(tables.sqlite())) as source:
            source.backup(connection.connection)
        return True
    if connection.vendor != "postgresql":
        return False
    with closing(_beside(connection)) as server:
        if not tables.has_tables(server):
            return False
        tables.copy_database(server, _name(connection))
    _move(connection, _name(connection))
    return True


def give_back(connection):
    """Nobody needs it any more."""
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "postgresql":
        with closing(_beside(connection)) as server:
            tables.drop_database(server, name)


def _name(connection):
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return "_".join(filter(None, [connection.creation._get_test_db_name(), worker]))


def _move(connection, name):
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _beside(connection):
    """A connection to the same server that makes and drops databases."""
    return psycopg.connect(**connection.get_connection_params() | {"dbname": "postgres"}, autocommit=True)
