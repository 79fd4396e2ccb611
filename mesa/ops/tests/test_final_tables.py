"""What is written once: the database refuses to change, remove, replace or empty it."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from mesa.accounts import audit
from mesa.complaints.actions import open_complaint
from mesa.sales.actions import seal_quote

PLACES = {
    "accounts_auditevent": "accounts.migrations.0002_audit_is_final",
    "complaints_complaintevent": "complaints.migrations.0002_the_ledger_is_final",
    "sales_paper": "sales.migrations.0002_papers_are_final",
    "tickets_event": "tickets.migrations.0002_search_and_the_final_ledger",
}
KEPT_FROM_TESTS = {"sqlite": "BEFORE DELETE", "postgresql": "BEFORE TRUNCATE"}  # they empty their tables
REMOVED = {
    "sqlite": ["DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
    "postgresql": ["DELETE FROM {0}", "TRUNCATE {0} CASCADE"],
}


@pytest.fixture
def written(ticket, ana, sent, susi):
    """A row of each: a line of the audit, one of a complaint, the paper of a quote, a line of a ticket."""
    audit.note("signed_in", actor=susi)
    open_complaint(by=ana, words="Me dejaron esperando", ticket=ticket)
    seal_quote(sent, b"%PDF-1.7")
    with connection.cursor() as cursor:
        for place in PLACES.values():
            for statement in import_module(f"mesa.{place}").MAKE[connection.vendor]:
                if KEPT_FROM_TESTS[connection.vendor] in statement:
                    cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor == "postgresql" else "SELECT 1")


@pytest.mark.parametrize("table", PLACES)
@pytest.mark.parametrize("how", [0, 1])
def test_it_is_refused(table, how, written):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0]
        with pytest.raises(DatabaseError, match=f"{table} is final"), transaction.atomic():
            cursor.execute(REMOVED[connection.vendor][how].format(table))
