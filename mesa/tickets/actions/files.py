"""Files: kept as soon as they arrive, put on a note when it is sent."""

import hashlib

from mesa.lib.files import IMAGES, BadImage, clean_name, redraw, sniff
from mesa.tickets import storage
from mesa.tickets.models import Attachment
from mesa.tickets.rules import Refused

MAX_SIZE = 25 * 1024 * 1024
MAX_LOOSE = 10


class TooMany(Exception):
    """This person already holds as many unsent files as a note may carry."""


class TooLarge(Exception):
    pass


def keep_file(*, by, name, data):
    """Store a file that is not on a ticket yet; it belongs to its owner until a note takes it."""
    if not by.is_active:
        raise Refused
    if len(data) > MAX_SIZE:
        raise TooLarge
    if Attachment.objects.loose().filter(owner=by).count() >= MAX_LOOSE:
        raise TooMany
    content_type, thumbnail, size = sniff(data), b"", (None, None)
    if content_type in IMAGES:
        try:
            data, thumbnail, size = redraw(data, content_type)
        except BadImage:
            content_type = "application/octet-stream"
    return Attachment.objects.create(
        owner=by,
        name=clean_name(name),
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        path=storage.write(data),
        thumbnail=storage.write(thumbnail) if thumbnail else "",
        width=size[0],
        height=size[1],
    )


def attach(files, note, *, by):
    """Put loose files of this person on a note, inside the caller's transaction."""
    Attachment.objects.loose().filter(pk__in=[file.pk for file in files], owner=by).update(
        ticket=note.ticket_id, note=note
    )


def discard_file(file, *, by):
    if file.owner_id != by.pk or Attachment.objects.loose().filter(pk=file.pk).delete()[0] == 0:
        raise Refused
    storage.remove(file.path, file.thumbnail)
