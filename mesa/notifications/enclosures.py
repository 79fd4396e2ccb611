"""Which files of a note go with its letter, and which are only named: those wait on the ticket."""

from collections.abc import Iterable
from pathlib import PurePath

from django.conf import settings

from mesa.lib.files import IMAGES
from mesa.tickets import storage
from mesa.tickets.models import Attachment, Event

DOCUMENT = "application/zip"  # what the documents of an office are, by their bytes
TRAVELS = {  # how its name ends → what it must be: mail servers turn away programs, and the letter with them
    **{kind.partition("/")[2]: kind for kind in IMAGES}, "jpg": "image/jpeg", "pdf": "application/pdf",
    **dict.fromkeys(["txt", "log", "csv"], "text/plain"),
    **dict.fromkeys(["docx", "xlsx", "pptx", "odt", "ods", "odp"], DOCUMENT),
}  # fmt: skip


def enclosed(event: Event, role: str) -> tuple[list[Attachment], list[str]]:
    """`(files that go, names of those that wait)`: only to the requester, only what others told them in public."""
    note = event.note
    if role != "requester" or note is None or not (event.public and note.public):
        return [], []
    if note.author_id == event.ticket.requester_id:
        return [], []
    go, wait, room = [], [], settings.LETTER_FILES
    for file in note.attachments.order_by("pk"):
        if file.size <= room and _travels(file):
            room -= file.size
            go.append(file)
        else:
            wait.append(file.name)
    return go, wait


def packed(files: Iterable[Attachment]) -> list[dict[str, str]]:
    """As the outbox carries them."""
    return [
        {"path": file.path, "sha256": file.sha256, "name": file.name, "type": _told(file.content_type)}
        for file in files
    ]


def _travels(file: Attachment) -> bool:
    kind = TRAVELS.get(PurePath(file.name).suffix.lower().lstrip("."))
    return kind == file.content_type and storage.full_path(file.path).is_file()


def _told(content_type: str) -> str:
    """A document calls itself by its name: as a ZIP it would be opened as one."""
    return "application/octet-stream" if content_type == DOCUMENT else content_type
