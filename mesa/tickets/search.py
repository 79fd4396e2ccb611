"""Finding tickets by what was written on them. The only module of the room with SQL of one vendor or the other.

Every note is one document (with the subject of its ticket), written in the transaction of its event and never changed.
Candidates come newest first from an index walk that stops, so that the cost does not grow with the desk.
"""

import re

from django.db import connection

from mesa.lib.spanish import stems

from .models import Note, Ticket

CANDIDATES = 200
LONGEST, MOST = 200, 8  # characters and words of a question
BUCKET = 12  # notes per bucket of the PostgreSQL index, as a power of two
REACH = (1, 4, 16, 64, 256)

CREATE = {
    "sqlite": ["CREATE VIRTUAL TABLE tickets_search USING fts5(words, content='', columnsize=0, detail=none)"],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gin",
        "CREATE TABLE tickets_search (note bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX tickets_search_words ON tickets_search USING gin ((note >> {BUCKET}), words)",
    ],
}
ADD = {
    "sqlite": "INSERT INTO tickets_search (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO tickets_search (note, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
}


def document(words, reader):
    """What the index holds of a note: its stems, and who besides technicians may read it, as a word nobody can type."""
    return [*words, f"π{reader}"] if reader else words


def add(notes):
    """Index `(note id, subject, body, requester or None if internal)` rows."""
    rows = [(pk, " ".join(document(stems(f"{subject} {body}"), reader))) for pk, subject, body, reader in notes]
    with connection.cursor() as cursor:
        cursor.executemany(ADD[connection.vendor], rows)


def find(user, typed, limit=51):
    """Numbers of the tickets `user` may see that carry all the words, best and newest first; exact keys before words."""
    typed = typed.replace("\0", " ").strip()[:LONGEST]
    exact = _exact(user, typed)
    if exact:
        return exact[:limit]
    words = stems(typed)[:MOST]
    if not words:
        return []
    candidates = _candidates(document(words, None if user.is_technician else user.pk))
    notes = Note.objects.visible_to(user).filter(pk__in=candidates)
    found = dict(notes.values_list("ticket", "ticket__subject"))
    wanted = set(words)
    return sorted(found, key=lambda number: (-len(wanted.intersection(stems(found[number]))), -number))[:limit]


def _exact(user, typed):
    visible = Ticket.objects.visible_to(user)
    if re.fullmatch(r"#?\d{1,18}", typed):
        return list(visible.filter(pk=int(typed.lstrip("#"))).values_list("pk", flat=True))
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.\w+", typed):
        theirs = visible.filter(requester__email__iexact=typed).order_by("-updated_at", "-pk")
        return list(theirs.values_list("pk", flat=True)[:51])
    return []


def _candidates(words):
    with connection.cursor() as cursor:
        return _from_sqlite(cursor, words) if connection.vendor == "sqlite" else _from_postgresql(cursor, words)


def _from_sqlite(cursor, words):
    query = " AND ".join(f'"{word}"' for word in words)
    cursor.execute(
        f"SELECT rowid FROM tickets_search WHERE words MATCH %s ORDER BY rowid DESC LIMIT {CANDIDATES}", [query]
    )
    return [row[0] for row in cursor]


def _from_postgresql(cursor, words):
    """Newest buckets first, ever wider: a common word stops in the first, a rare one pays for few rows in the last."""
    cursor.execute(f"SELECT max(note) >> {BUCKET} FROM tickets_search")
    newest = cursor.fetchone()[0]
    query, found, top = " & ".join(f"'{word}'" for word in words), [], newest
    while top is not None and top >= 0 and len(found) < CANDIDATES:
        reach = REACH[min(len(REACH) - 1, (newest - top).bit_length())]
        cursor.execute(
            f"SELECT note FROM tickets_search WHERE (note >> {BUCKET}) = ANY(%s::bigint[]) AND words @@ %s::tsquery",
            [list(range(max(0, top - reach + 1), top + 1)), query],
        )
        found += sorted((row[0] for row in cursor), reverse=True)
        top -= reach
    return found[:CANDIDATES]
