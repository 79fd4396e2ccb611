"""The cast. Every test knows these people; Beto must never see Ana's things."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone, translation
from hypothesis import settings as hypothesis

from mesa.accounts.models import User
from mesa.doors import allowance
from mesa.outbox.actions import post
from mesa.terms.actions import accept, install_texts
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import Category, Impact
from tests import borrowed, engines, tables

PASSWORD = "caballo-pila-grapa"
# The same examples every time, however slow the machine; `HYPOTHESIS=wander` looks for others.
hypothesis.register_profile("steady", deadline=None, derandomize=True)
hypothesis.register_profile("wander", deadline=None)
hypothesis.load_profile(os.environ.get("HYPOTHESIS", "steady"))


def person(name, role="requester", **facts):
    facts = {"email_verified_at": timezone.now(), "name": name.title()} | facts
    user = User(email=f"{name}@example.org", role=role, **facts)
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.create(email=user.email, verified=user.is_verified, primary=True)
    return user


def nothing_used():
    """What people sent before counts no more."""
    for budget in allowance.ALL:
        budget.forget()


def pytest_sessionstart(session):
    """Before any test's time runs: on a busy machine making the tables takes longer than a test may."""
    if not hasattr(session.config, "workerinput"):
        tables.sqlite()


def pytest_collection_modifyitems(config, items):
    if connection.vendor != "postgresql":
        return
    left_out = [item for item in items if not engines.is_of_both(item)]
    items[:] = [item for item in items if engines.is_of_both(item)]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """A copy of the tables made once; on a server that has none, a start of somebody else's, Django makes them.

    Test tables are emptied, on SQLite with DELETE and on PostgreSQL with TRUNCATE; final tables refuse both.
    """
    with django_db_blocker.unblock():
        copied = borrowed.borrow(connection)
    if not copied:
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'")
            for (trigger,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {trigger}")
        else:
            cursor.execute("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE tgname LIKE '%_is_not_emptied'")
            for trigger, table in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {trigger} ON {table}")
    yield
    if copied:
        with django_db_blocker.unblock():
            borrowed.give_back(connection)


@pytest.fixture(autouse=True)
def _in_spanish(settings):
    """A test that answered a page in English must not leave the next one in English."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _nothing_used():
    """What a test sends does not count against the next one's people, who have the same numbers."""
    nothing_used()


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # look a file up when it is asked for, not all of them for each client
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def many_at_once(transactional_db, tmp_path):
    """The database in a file, as an installation has it, so that threads wait for each other; made before any data."""
    if connection.vendor != "sqlite":
        yield
        return
    file, kept, settings = tmp_path / "desk.sqlite3", connections["default"], connections.settings["default"]
    kept.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        kept.connection.backup(copy)
    connections.settings["default"] = settings | {"NAME": str(file)}
    del connections["default"]
    yield
    connections["default"].close()
    connections.settings["default"], connections["default"] = settings, kept


@pytest.fixture
def ana(db):
    return person("ana")


@pytest.fixture
def beto(db):
    return person("beto")


@pytest.fixture
def nora(db):
    """Signed up, never verified her address."""
    return person("nora", email_verified_at=None)


@pytest.fixture
def tere(db):
    return person("tere", "technician")


@pytest.fixture
def tono(db):
    return person("tono", "technician")


@pytest.fixture
def vico(db):
    return person("vico", "sales")


@pytest.fixture
def susi(db):
    return person("susi", "supervisor")


@pytest.fixture
def texts(db):
    """In force since before any day a test goes to."""
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC)):
        install_texts()


@pytest.fixture
def category(db):
    return Category.objects.create(name="Impresoras", name_en="Printers")


@pytest.fixture
def report(category, texts):
    """Report an incident the way every door does: `report(ana, subject="No imprime")`."""

    def report(by, **words):
        words = {
            "subject": "No imprime",
            "description": "La impresora no responde desde ayer.",
            "category": category,
            "impact": Impact.BLOCKED,
            "contact_by": "chat",
            "acceptance": accept(in_force("guidelines", timezone.now()), by=by, address="127.0.0.1"),
        } | words
        return actions.open_ticket(by=by, **words)

    return report


@pytest.fixture
def ticket(report, ana):
    """Opened by Ana, not taken yet."""
    return report(ana)


@pytest.fixture
def taken(ticket, tere):
    """Opened by Ana, attended by Tere."""
    return actions.assign(ticket, by=tere, technician=tere)


@pytest.fixture
def mailbox_letter(db, settings):
    """A letter that waits in a house without a mail server."""
    settings.TRANSPORTS = {"email": "mesa.outbox.transports.Mailbox"}
    return post(key="test-letter", channel="email", to="ana@example.org", subject="Hola", text="Hola, Ana.")
