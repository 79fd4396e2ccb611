"""The hot reads: exactly what a page shows, as tuples."""

from collections import defaultdict
from typing import NamedTuple

from .models import Attachment, Event


class File(NamedTuple):
    id: int
    name: str
    size: int
    has_thumbnail: bool


class Line(NamedTuple):
    """One line of the ledger as somebody may see it. `actor` is "" when it was the desk by itself."""

    id: int
    version: int
    kind: str
    at: object
    actor_id: int | None
    actor: str
    actor_photo: str
    by_house: bool
    public: bool
    body: str
    channel: str
    data: dict
    note_id: int | None
    files: list


LINE = (
    "id", "version", "kind", "at", "actor_id", "actor__name", "actor__photo", "public", "note__body", "note__channel",
    "data", "note_id",
)  # fmt: skip


def timeline(ticket, user):
    """The ledger of a ticket, oldest first, as far as this person may see it."""
    files = _files(ticket, user)
    rows = Event.objects.visible_to(user).filter(ticket=ticket).order_by("version").values_list(*LINE)
    return [
        Line(
            id, version, kind, at, actor_id, name or "", photo or "", actor_id != ticket.requester_id, public,
            body or "", channel or data.get("channel", ""), data, note_id, files.get(note_id, []),
        )
        for id, version, kind, at, actor_id, name, photo, public, body, channel, data, note_id in rows
    ]  # fmt: skip


def _files(ticket, user):
    found = defaultdict(list)
    rows = Attachment.objects.visible_to(user).filter(ticket=ticket, note__isnull=False).order_by("pk")
    for note_id, id, name, size, thumbnail in rows.values_list("note_id", "id", "name", "size", "thumbnail"):
        found[note_id].append(File(id, name, size, bool(thumbnail)))
    return found
