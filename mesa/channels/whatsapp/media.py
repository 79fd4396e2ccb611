"""The files people send: asked of Meta by their id, taken only from its own hosts, never larger than we keep."""

import re
from typing import TypeGuard

from django.conf import settings
from django.core.files.base import ContentFile

from mesa.lib.addresses import is_private, parts_of
from mesa.lib.http import Later, Never, TooLarge, call, fetch
from mesa.tickets.actions import keep_file
from mesa.tickets.actions.files import MAX_SIZE, NotKept
from mesa.tickets.actions.files import TooLarge as TooLargeToKeep

from . import payload

KINDS = {"image", "video", "document", "audio", "sticker"}
ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
SECONDS = 30
ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "video/mp4": "mp4", "video/3gpp": "3gp",
    "audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/aac": "aac", "audio/amr": "amr",
    "application/pdf": "pdf",
}  # fmt: skip


class NotTaken(Exception):
    """It will not come, however often it is asked for. `large`: because of its size."""

    def __init__(self, reason, *, large=False):
        super().__init__(reason)
        self.large = large


def take(message, *, by):
    """The file of a message, kept as theirs and on no note yet. Raises `Later` or `NotTaken`."""
    said = payload.body_of(message)
    id = said.get("id")
    if not isinstance(id, str) or not ID.fullmatch(id):
        raise NotTaken("it names no file")
    try:
        return keep_file(by=by, name=_name(said, message["type"]), file=ContentFile(_bytes(id)))
    except TooLargeToKeep as error:
        raise NotTaken("TooLarge", large=True) from error
    except NotKept as error:
        raise NotTaken(type(error).__name__) from error


def _bytes(id):
    try:
        return _once(id)
    except Never as error:
        if error.status != 404:
            raise _final(error) from error
    try:  # its address lives five minutes: ask for another
        return _once(id)
    except Never as error:
        raise _final(error) from error


def _once(id):
    setup = settings.WHATSAPP
    told = call("GET", f"{setup['url'].rstrip('/')}/{id}", token=setup["token"])
    size, address = str(told.get("file_size", "")), told.get("url")
    if size.isdecimal() and int(size) > MAX_SIZE:
        raise TooLarge("it says it is too large")
    if not _is_metas(address):
        raise Never("its address is not of Meta")
    return fetch(address, token=setup["token"], largest=MAX_SIZE, seconds=SECONDS)


def _is_metas(address: object) -> TypeGuard[str]:
    """The token goes there: only over TLS, and only to the hosts that the installation names."""
    if not isinstance(address, str) or not is_private(address):
        return False
    parts = parts_of(address)
    return parts.netloc in settings.WHATSAPP["media_hosts"]


def _final(error):
    """The account's own trouble ends some day; the rest does not."""
    if error.status in {401, 403}:
        return Later(str(error))
    return NotTaken(str(error), large=isinstance(error, TooLarge))


def _name(said, kind):
    name = said.get("filename")
    if isinstance(name, str) and name.strip():
        return name
    mime = str(said.get("mime_type", "")).partition(";")[0].strip()
    return f"whatsapp-{kind}.{ENDINGS.get(mime, 'bin')}"
