"""Django's cache in a table of the database, as JSON: whoever writes that table runs nothing in our processes."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection
from django.utils import timezone

FOR_EVER = datetime(9999, 12, 31, tzinfo=UTC)
UPSERT = (
    'INSERT INTO "{0}" (cache_key, value, expires) VALUES (%s, %s, %s) '
    "ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
)


class JsonCache(BaseCache):
    """What JSON can hold, each until its moment; nothing goes earlier to make room."""

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._table = table

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Its value, or `default` once it is over."""
        asked = 'SELECT value FROM "{0}" WHERE cache_key = %s AND expires > %s'
        with connection.cursor() as cursor:
            cursor.execute(asked.format(self._table), [self._key(key, version), _column(timezone.now())])
            row = cursor.fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Until `timeout` seconds from now. Raises TypeError for what is no JSON."""
        self._do(UPSERT, self._key(key, version), json.dumps(value), self._ends(timeout))
        self._do('DELETE FROM "{0}" WHERE expires <= %s', _column(timezone.now()))

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """The same, unless there is one. Answers whether it was written."""
        facts = self._key(key, version), json.dumps(value), self._ends(timeout), _column(timezone.now())
        return self._do(UPSERT + ' WHERE "{0}".expires <= %s', *facts)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Another end for what is there. Answers whether it was."""
        facts = self._ends(timeout), self._key(key, version), _column(timezone.now())
        return self._do('UPDATE "{0}" SET expires = %s WHERE cache_key = %s AND expires > %s', *facts)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Answers whether there was one."""
        return self._do('DELETE FROM "{0}" WHERE cache_key = %s', self._key(key, version))

    def clear(self) -> None:
        """Everything."""
        self._do('DELETE FROM "{0}"')

    def _do(self, said: str, *facts: Any) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(said.format(self._table), list(facts))
            return bool(cursor.rowcount)

    def _key(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _ends(self, timeout: Any) -> Any:
        ends = self.get_backend_timeout(timeout)
        return _column(FOR_EVER if ends is None else datetime.fromtimestamp(ends, UTC))


def _column(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
