"""Which tests run on PostgreSQL too: those that ask a database something. `docs/decisions` says why the rest do not."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
# They start a database of their own, or ask one only for the rows that they draw.
ONCE = (
    "benchmarks", "mesa/config", "mesa/documents", "mesa/doors", "mesa/lib", "mesa/timeline", "mesa/ui",
    "mesa/ops/tests/test_serve.py", "tests/test_security_doors.py",
)  # fmt: skip


def asks_a_database(item):
    """Pytest-django lets no test near a database that has neither the mark nor one of these fixtures."""
    return bool(DATABASE & set(item.fixturenames)) or item.get_closest_marker("django_db") is not None


def is_of_both(item):
    """Can PostgreSQL answer this test differently from SQLite?"""
    where = item.path.relative_to(ROOT).as_posix()
    return asks_a_database(item) and not any(where == one or where.startswith(f"{one}/") for one in ONCE)
