"""Rows by the hundred thousand: executemany on SQLite, COPY on PostgreSQL, indexes made afterwards."""

from contextlib import contextmanager
from functools import cached_property

from django.db import connection

from mesa.tickets import search

FAST = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA locking_mode=EXCLUSIVE"
SAFE = "PRAGMA locking_mode=NORMAL; PRAGMA journal_mode={}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"


class Table:
    """A model's table, by the columns that vary; the others hold what the model says by default."""

    def __init__(self, model, *varying):
        self.model, self._varying = model, varying
        self.name = model._meta.db_table

    @cached_property
    def _constant(self):
        fields = [f for f in self.model._meta.concrete_fields if f.column not in self._varying]
        prepared = [(f.column, f.get_db_prep_save(f.get_default(), connection)) for f in fields if not f.primary_key]
        return [column for column, _ in prepared], tuple(value for _, value in prepared)

    def put(self, rows):
        columns, values = self._constant
        put(self.name, [*self._varying, *columns], [row + values for row in rows])


class Search:
    """What `mesa.tickets.search.add` writes, from stems that are known already: (note, stems, reader or None)."""

    name = "tickets_search"

    def put(self, rows):
        sqlite = connection.vendor == "sqlite"
        write = " ".join if sqlite else _vector
        documents = [(pk, write(search.document(pk, words, reader))) for pk, words, reader in rows]
        put(self.name, ["rowid" if sqlite else "note", "words"], documents)


@contextmanager
def bulk(tables):
    """Without indexes, foreign keys or a journal while it lasts; afterwards everything is as the migrations made it."""
    sqlite = connection.vendor == "sqlite"
    connection.ensure_connection()
    if sqlite:
        journal = connection.connection.execute("PRAGMA journal_mode").fetchone()[0]
        connection.connection.executescript(FAST)
    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute("SET session_replication_role = replica; SET maintenance_work_mem = '1GB'")
        indexes = [index for table in tables for index in _indexes(cursor, table.name)]
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, statement in indexes:
            cursor.execute(statement)
        if sqlite:
            connection.connection.executescript(SAFE.format(journal))
        else:
            _settle(cursor, tables)


def put(table, columns, rows):
    named = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "sqlite":
        holes = ", ".join("?" * len(columns))
        raw = connection.connection
        raw.execute("BEGIN")
        raw.executemany(f"INSERT INTO {table} ({named}) VALUES ({holes})", rows)
        raw.execute("COMMIT")
        return
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _indexes(cursor, table):
    """(name, statement) of those that are no constraint's."""
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL", [table]
        )
    else:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint)", [table],
        )  # fmt: skip
    return cursor.fetchall()


def _settle(cursor, tables):
    cursor.execute("SET session_replication_role = origin")
    models = [table.model for table in tables if isinstance(table, Table)]
    for statement in connection.ops.sequence_reset_sql(_NoStyle(), models):
        cursor.execute(statement)
    cursor.execute("VACUUM ANALYZE")


class _NoStyle:
    def __getattr__(self, name):
        return lambda text: text


def _vector(words):
    """A tsvector as COPY reads it."""
    return " ".join(f"'{word}'" for word in sorted(words))
