"""Finding tickets by what was written on them. The only module of the room with SQL of one vendor or the other.

Every note is one document (with the subject of its ticket), written in the transaction of its event and never changed.
Candidates come newest first from an index walk that stops, so that the cost does not grow with the desk.
"""

import re

from django.db import connection
from django.db.models.functions import Lower

from mesa.accounts.models import User
from mesa.lib.spanish import stems

from .models import Note, Ticket

CANDIDATES = 200
LONGEST, MOST = 200, 8  # characters and words of a question
INDEXED = 5_000  # words of one note
NEAR, FAR = 12, 18  # notes per bucket, as powers of two: PostgreSQL's index has no order, so the newest are a word too

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE tickets_search "
        "USING fts5(words, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_'\")"
    ],
    "postgresql": [
        "CREATE TABLE tickets_search (note bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX tickets_search_words ON tickets_search USING gin (words)",
    ],
}
ADD = {
    "sqlite": "INSERT INTO tickets_search (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO tickets_search (note, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
}


def add(notes):
    """Index `(note id, subject, body, requester or None if internal)` rows."""
    documents = ((pk, document(pk, stems(f"{s} {body}")[:INDEXED], reader)) for pk, s, body, reader in notes)
    rows = [(pk, " ".join(words)) for pk, words in documents]
    with connection.cursor() as cursor:
        cursor.executemany(ADD[connection.vendor], rows)


def document(note, words, reader):
    """What the index holds of a note: its stems, and with marks that nobody can type who may read it and its place."""
    marks = [_reader(reader)] if reader else []
    if connection.vendor == "postgresql":
        marks += [_near(note >> NEAR), _far(note >> FAR)]
    return [*words, *marks]


def _reader(person):
    return f"_{person}"


def _near(bucket):
    return f"near_{bucket}"


def _far(bucket):
    return f"far_{bucket}"


def find(user, typed, limit=51):
    """Numbers of the tickets `user` may see that have all the words, best and newest first; exact keys before words."""
    typed = typed.replace("\0", " ").strip()[:LONGEST]
    exact = _exact(user, typed, limit)
    if exact:
        return exact
    words = stems(typed)[:MOST]
    if not words:
        return []
    candidates = _candidates(words if user.is_technician else [*words, _reader(user.pk)])
    notes = Note.objects.visible_to(user).filter(pk__in=candidates)
    found = dict(notes.values_list("ticket", "ticket__subject"))
    wanted = set(words)
    return sorted(found, key=lambda number: (-len(wanted.intersection(stems(found[number]))), -number))[:limit]


def _exact(user, typed, limit):
    visible = Ticket.objects.visible_to(user)
    if re.fullmatch(r"#?\d{1,18}", typed):
        return list(visible.filter(pk=int(typed.lstrip("#"))).values_list("pk", flat=True))
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.\w+", typed):
        people = User.objects.alias(address=Lower("email")).filter(address=typed.lower())
        theirs = visible.filter(requester__in=[person.pk for person in people.only("pk")])
        theirs = theirs.order_by("-updated_at", "-pk")
        return list(theirs.values_list("pk", flat=True)[:limit])
    return []


def _candidates(words):
    with connection.cursor() as cursor:
        return _from_sqlite(cursor, words) if connection.vendor == "sqlite" else _from_postgresql(cursor, words)


def _from_sqlite(cursor, words):
    query = " AND ".join(f'"{word}"' for word in words)
    cursor.execute(
        f"SELECT rowid FROM tickets_search WHERE tickets_search MATCH %s ORDER BY rowid DESC LIMIT {CANDIDATES}",
        [query],
    )
    return [row[0] for row in cursor]


def _from_postgresql(cursor, words):
    """From the newest bucket to ever wider ones: a common word stops at once, a rare one costs little anywhere."""
    cursor.execute("SELECT max(note) FROM tickets_search")
    newest, found = cursor.fetchone()[0] or 0, []
    for window in _windows(newest):
        query = " & ".join([*(f"'{word}'" for word in words), f"({' | '.join(window)})"])
        cursor.execute("SELECT note FROM tickets_search WHERE words @@ %s::tsquery", [query])
        found += sorted((row[0] for row in cursor), reverse=True)
        if len(found) >= CANDIDATES:
            break
    return found[:CANDIDATES]


def _windows(newest):
    """Marks of notes from the newest to the first, each window about four times the one before."""
    near, far = newest >> NEAR, newest >> FAR
    edge = far << (FAR - NEAR)
    width = 1
    while near >= edge:
        yield [_near(n) for n in range(near, max(near - width, edge - 1), -1)]
        near, width = near - width, width * 4
    far, width = far - 1, 1
    while far >= 0:
        yield [_far(n) for n in range(far, max(far - width, -1), -1)]
        far, width = far - width, width * 4
