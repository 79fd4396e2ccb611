"""Files: kept as soon as they arrive, put on a note when it is sent."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, BinaryIO, cast

import structlog
from django.core.files.base import File
from django.db.models import QuerySet, Sum
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.lib.files import HEAD, IMAGES, UNKNOWN, BadImage, TooManyPixels, clean_name, read_text, redraw, sniff
from mesa.tickets import storage
from mesa.tickets.models import Attachment
from mesa.tickets.room import space
from mesa.tickets.rules import Refused

MAX_SIZE = 25 * 1024 * 1024
MAX_READ = 1024 * 1024  # a text no larger than this is read for what nobody should send us
TEXTS = {"text/plain", UNKNOWN}
MAX_PER_DAY = 100
MB = 1024 * 1024
LOOSE = 200 * MB  # of one person, on no ticket yet
UNCONFIRMED, ALL_UNCONFIRMED = 30 * MB, 300 * MB  # of an account that nobody confirmed, and of all of them together
log = structlog.get_logger(__name__)


class NotKept(Exception):
    """The file was refused, and nothing of it stays."""


class TooMany(NotKept):
    """This person has sent as many files as one day allows."""


class TooLarge(NotKept):
    pass


class TooVast(NotKept):
    """A picture that would not fit in memory."""


class TooMuch(NotKept):
    """This person has so much waiting to be sent that no more is kept."""


class NoRoom(NotKept):
    """The disk did not take it, or would be full."""


def keep_file(*, by: User, name: str, file: File, link: int | None = None) -> Attachment:
    """Store a Django `File` that is not on a ticket yet; it belongs to its owner until a note takes it. `link`: by
    which it came, if nobody signed in.

    Raises Refused for who is not active, and NotKept with the reason: TooMany, TooMuch, TooLarge, TooVast or NoRoom.
    """
    if not by.is_active:
        raise Refused
    if file.size > MAX_SIZE:
        raise TooLarge
    _check_budgets(by, file.size)
    content_type, chunks, thumbnail, dimensions = _examine(file)
    chunks, removed = _discreet(chunks, file) if content_type in TEXTS and file.size <= MAX_READ else (chunks, [])
    called, lost = clean(clean_name(name))
    stored = _store(chunks, thumbnail)
    return Attachment.objects.create(
        owner=by, came_by=link, name=called[:200], content_type=content_type, removed=lost + removed,
        width=dimensions[0], height=dimensions[1], **stored,
    )  # fmt: skip


def _check_budgets(by: User, size: int) -> None:
    """Two files that arrive at the same moment may both be the last one."""
    mine, loose = Attachment.objects.filter(owner=by), Attachment.objects.loose()
    if mine.filter(added_at__gt=timezone.now() - timedelta(days=1)).count() >= MAX_PER_DAY:
        raise TooMany
    if _bytes_of(mine.filter(ticket=None)) + size > LOOSE:
        raise TooMuch
    if not by.is_verified:
        if _bytes_of(mine) + size > UNCONFIRMED:
            raise TooMuch
        if _bytes_of(loose.filter(owner__email_verified_at=None)) + size > ALL_UNCONFIRMED:
            raise NoRoom
    if space().is_low:
        log.error("disk_almost_full", free=space().free)
        raise NoRoom


def _bytes_of(files: QuerySet[Attachment]) -> int:
    return files.aggregate(found=Sum("size"))["found"] or 0


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
