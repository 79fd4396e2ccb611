"""Files: kept as soon as they arrive, put on a note when it is sent."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, BinaryIO, cast

import structlog
from django.core.files.base import File
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.lib.files import HEAD, IMAGES, UNKNOWN, BadImage, TooManyPixels, clean_name, read_text, redraw, sniff
from mesa.tickets import storage
from mesa.tickets.models import Attachment
from mesa.tickets.rules import Refused

MAX_SIZE = 25 * 1024 * 1024
MAX_READ = 1024 * 1024  # a text no larger than this is read for what nobody should send us
TEXTS = {"text/plain", UNKNOWN}
MAX_PER_DAY = 100
log = structlog.get_logger(__name__)


class NotKept(Exception):
    """The file was refused, and nothing of it stays."""


class TooMany(NotKept):
    """This person has sent as many files as one day allows."""


class TooLarge(NotKept):
    pass


class TooVast(NotKept):
    """A picture that would not fit in memory."""


class NoRoom(NotKept):
    """The disk did not take it."""


def keep_file(*, by: User, name: str, file: File, link: int | None = None) -> Attachment:
    """Store a Django `File` that is not on a ticket yet; it belongs to its owner until a note takes it. `link`: by
    which it came, if nobody signed in.

    Raises Refused for who is not active, and NotKept with the reason: TooMany, TooLarge, TooVast or NoRoom.
    """
    if not by.is_active:
        raise Refused
    if file.size > MAX_SIZE:
        raise TooLarge
    since = timezone.now() - timedelta(days=1)
    if Attachment.objects.filter(owner=by, added_at__gt=since).count() >= MAX_PER_DAY:
        raise TooMany
    content_type, chunks, thumbnail, dimensions = _examine(file)
    chunks, removed = _discreet(chunks, file) if content_type in TEXTS and file.size <= MAX_READ else (chunks, [])
    called, lost = clean(clean_name(name))
    stored = _store(chunks, thumbnail)
    return Attachment.objects.create(
        owner=by, came_by=link, name=called[:200], content_type=content_type, removed=lost + removed,
        width=dimensions[0], height=dimensions[1], **stored,
    )  # fmt: skip


def discard_file(file: Attachment, *, by: User) -> None:
    """Gone from the disk too. Raises Refused when it is somebody else's, or on a note already."""
    if file.owner_id != by.pk or Attachment.objects.loose().filter(pk=file.pk).delete()[0] == 0:
        raise Refused
    storage.remove(file.path, file.thumbnail)


def _discreet(chunks: Iterable[bytes], file: File) -> tuple[Iterable[bytes], list[str]]:
    """The words of a text file without what nobody should send us; the very same bytes when there is nothing."""
    file.seek(0)
    words, encoding = read_text(file.read())
    kept, removed = clean(words)
    return ([kept.encode(encoding)], removed) if removed else (file.chunks(), [])


def _store(chunks: Iterable[bytes], thumbnail: bytes) -> dict[str, Any]:
    path = None
    try:
        path, size, sha256 = storage.write(chunks)
        small = storage.write([thumbnail])[0] if thumbnail else ""
    except OSError as error:
        storage.remove(path)
        log.error("file_not_stored", reason=str(error))
        raise NoRoom from error
    return {"path": path, "size": size, "sha256": sha256, "thumbnail": small}


def _examine(file: File) -> tuple[str, Iterable[bytes], bytes, tuple[int | None, int | None]]:
    """What it really is, its bytes as they will be stored, and for a picture its thumbnail and size."""
    file.seek(0)
    content_type = sniff(file.read(HEAD))
    file.seek(0)
    if content_type in IMAGES:
        try:
            clean, thumbnail, size = redraw(
                cast(BinaryIO, file), content_type
            )  # a Django `File` reads and seeks like one
            return content_type, [clean], thumbnail, size
        except TooManyPixels as error:
            raise TooVast from error
        except BadImage:
            content_type = UNKNOWN
    return content_type, file.chunks(), b"", (None, None)
