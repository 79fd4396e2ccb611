"""Django's SQLite, with a fair turn: writers of all processes wait in one line.

SQLite lets waiting writers retry now and then, so beside a busy worker somebody waits for seconds. Here a write
transaction takes its turn before BEGIN IMMEDIATE and gives it back at COMMIT or ROLLBACK; a single statement
outside a transaction takes it for itself; reading takes nothing.
"""

import sqlite3

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from .write_queue import Turn


class Turns(dict[str, Turn]):
    def __missing__(self, database):
        in_memory = ":memory:" in database or "mode=memory" in database
        return self.setdefault(database, Turn(None if in_memory else f"{database}-turn"))


TURNS = Turns()
READS = ("SELECT", "PRAGMA", "EXPLAIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "BEGIN")


class Connection(sqlite3.Connection):
    turn: Turn
    patience: float


class Cursor(base.SQLiteCursorWrapper):
    connection: Connection

    def execute(self, query, params=None):
        if self._is_read(query):
            return super().execute(query, params)
        with self.connection.turn.taken(self.connection.patience):
            return super().execute(query, params)

    def executemany(self, query, param_list):
        if self._is_read(query):
            return super().executemany(query, param_list)
        with self.connection.turn.taken(self.connection.patience):
            return super().executemany(query, param_list)

    def _is_read(self, query):
        """Or part of a transaction, which holds the turn already."""
        return self.connection.in_transaction or query.lstrip(" (\n")[:9].upper().startswith(READS)


class DatabaseWrapper(base.DatabaseWrapper):
    connection: Connection
    _holds_turn = False

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection({**conn_params, "factory": Connection})
        connection.turn = TURNS[str(conn_params["database"])]
        connection.patience = conn_params.get("timeout", 5)
        return connection

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self):
        if not self.connection.turn.take(self.connection.patience):
            raise OperationalError("database is locked by other writers of this process")
        self._holds_turn = True
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn()
            raise

    def _commit(self):
        super()._commit()
        self._give_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._give_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._give_turn()

    def _give_turn(self):
        if self._holds_turn:
            self._holds_turn = False
            self.connection.turn.give()
