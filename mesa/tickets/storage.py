"""Files on disk: our own names, synced before the row that speaks of them is committed, checked when they are read."""

import hashlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


class Damaged(Exception):
    """What is on disk is not what was stored, or is not there."""


def full_path(path: str | Path) -> Path:
    """Where a stored path is on this disk."""
    return Path(settings.MEDIA_ROOT) / path


def write(chunks: Iterable[bytes], folder: str = "attachments") -> tuple[str, int, str]:
    """Store a file: `(path under the media folder, size, sha256)`. It is on disk for good when this returns."""
    name, size, digest = uuid.uuid4().hex, 0, hashlib.sha256()
    path = Path(folder) / name[:2] / name
    target, part = full_path(path), full_path(path).with_suffix(".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(part, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return str(path), size, digest.hexdigest()


def read(path: str, sha256: str | None = None) -> BinaryIO:
    """The file, opened for reading. With a checksum, Damaged if a single bit has changed since it was stored."""
    try:
        file = open(full_path(path), "rb")  # noqa: SIM115 the answer that streams it closes it
    except OSError as error:
        raise Damaged(path) from error
    if sha256 and hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        file.close()
        raise Damaged(path)
    file.seek(0)
    return file


def remove(*paths: str | None) -> None:
    """Takes files away; "" and None are nothing, and what is not there is no error."""
    for path in filter(None, paths):
        full_path(path).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
