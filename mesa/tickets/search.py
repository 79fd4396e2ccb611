"""Finding tickets by what was written on them. The only module of the room with SQL of one vendor or the other.

Every note is one document (with the subject of its ticket), written in the transaction of its event and never changed.
Candidates come newest first from an index walk that stops, so that the cost does not grow with the desk.
"""

import re
from collections.abc import Iterable

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from django.db.models.functions import Lower

from mesa.accounts.models import User
from mesa.lib.phone import number_in
from mesa.lib.spanish import stems

from .models import Note, Ticket

CANDIDATES = 200
LONGEST, MOST = 200, 8  # characters and words of a question
INDEXED = 5_000  # words of one note
BUCKET = 12  # notes per bucket, as a power of two: PostgreSQL's index has no order, so a word says how new a note is
WIDEST = 64  # buckets asked for at once; beyond it the whole index is cheaper

ADD = {
    "sqlite": "INSERT INTO tickets_search (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO tickets_search (note, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
}

CHANGE = {
    "sqlite": [  # an index without content forgets a row only when told again what it held
        "INSERT INTO tickets_search (tickets_search, rowid, words) VALUES ('delete', %(note)s, %(old)s)",
        "INSERT INTO tickets_search (rowid, words) VALUES (%(note)s, %(new)s)",
    ],
    "postgresql": [
        "UPDATE tickets_search SET words = array_to_tsvector(string_to_array(%(new)s, ' ')) WHERE note = %(note)s"
    ],
}


def add(notes: Iterable[tuple[int, str, str, int | None]]) -> None:
    """Index `(note id, subject, body, requester or None if internal)` rows."""
    documents = ((pk, document(pk, stems(f"{s} {body}")[:INDEXED], reader)) for pk, s, body, reader in notes)
    rows = [(pk, " ".join(words)) for pk, words in documents]
    with connection.cursor() as cursor:
        cursor.executemany(ADD[connection.vendor], rows)


def change_reader(subject: str, notes: Iterable[tuple[int, str]], before: int, after: int) -> None:
    """Public `(note id, body)` rows of a ticket that is another person's now; what they say did not change."""
    for pk, body in notes:
        words = stems(f"{subject} {body}")[:INDEXED]
        _change(pk, *(document(pk, words, reader) for reader in (before, after)))


def change_words(note: int, before: str, after: str, reader: int | None) -> None:
    """A note whose subject and body, together, say something else than they did."""
    _change(note, *(document(note, stems(said)[:INDEXED], reader) for said in (before, after)))


def _change(note: int, old: list[str], new: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in CHANGE[connection.vendor]:
            cursor.execute(statement, {"note": note, "old": " ".join(old), "new": " ".join(new)})


def document(note: int, words: list[str], reader: int | None) -> list[str]:
    """What the index holds of a note: its stems, and with marks that nobody can type who may read it and its place."""
    marks = [_reader(reader)] if reader else []
    if connection.vendor == "postgresql":
        marks.append(_bucket(note >> BUCKET))
    return [*words, *marks]


def _reader(person: int) -> str:
    return f"_{person}"


def _bucket(place: int) -> str:
    return f"bucket_{place}"


def find(user: User, typed: str, limit: int = 51) -> list[int]:
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


def _exact(user: User, typed: str, limit: int) -> list[int]:
    visible = Ticket.objects.visible_to(user)
    if re.fullmatch(r"#?\d{1,18}", typed):
        found = list(visible.filter(pk=int(typed.lstrip("#"))).values_list("pk", flat=True))
        if found:
            return found
    if number := number_in(typed):
        return _theirs(visible, User.objects.calling_from(number), limit)
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.\w+", typed):
        people = User.objects.alias(address=Lower("email")).filter(address=typed.lower())
        return _theirs(visible, people, limit)
    return []


def _theirs(visible: QuerySet[Ticket], people: QuerySet[User], limit: int) -> list[int]:
    theirs = visible.filter(requester__in=[person.pk for person in people.only("pk")])
    return list(theirs.order_by("-updated_at", "-pk").values_list("pk", flat=True)[:limit])


def _candidates(words: list[str]) -> list[int]:
    with connection.cursor() as cursor:
        return _from_sqlite(cursor, words) if connection.vendor == "sqlite" else _from_postgresql(cursor, words)


def _from_sqlite(cursor: CursorWrapper, words: list[str]) -> list[int]:
    query = " AND ".join(f'"{word}"' for word in words)
    cursor.execute(
        f"SELECT rowid FROM tickets_search WHERE tickets_search MATCH %s ORDER BY rowid DESC LIMIT {CANDIDATES}",
        [query],
    )
    return [row[0] for row in cursor]


def _from_postgresql(cursor: CursorWrapper, words: list[str]) -> list[int]:
    """The newest buckets show how common the words are, and so where it is cheapest to look for the rest."""
    cursor.execute("SELECT max(note) FROM tickets_search")
    newest, seen = (cursor.fetchone()[0] or 0) >> BUCKET, 0
    found: list[int] = []
    for width in (1, 4, None):
        width = width or 3 * CANDIDATES * seen // (2 * max(len(found), 1))
        if len(found) >= CANDIDATES or width > min(WIDEST, newest - seen):
            break
        buckets = [_bucket(newest - seen - n) for n in range(width)]
        found += _every(cursor, words, f" & ({' | '.join(buckets)})")
        seen += width
    return (found if len(found) >= CANDIDATES else _every(cursor, words))[:CANDIDATES]


def _every(cursor: CursorWrapper, words: list[str], among: str = "") -> list[int]:
    query = " & ".join(f"'{word}'" for word in words) + among
    cursor.execute("SELECT note FROM tickets_search WHERE words @@ %s::tsquery", [query])
    return sorted((row[0] for row in cursor), reverse=True)
