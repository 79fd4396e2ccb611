"""Files on disk: our own names, synced before the row that speaks of them is committed."""

import os
import uuid
from pathlib import Path

from django.conf import settings


def full_path(path):
    return Path(settings.MEDIA_ROOT) / path


def write(data):
    """Store the bytes and answer the path, relative to the media folder. On disk for good when this returns."""
    name = uuid.uuid4().hex
    path = Path("attachments") / name[:2] / name
    target = full_path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target.with_suffix(".part"), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    os.replace(target.with_suffix(".part"), target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return str(path)


def remove(*paths):
    for path in filter(None, paths):
        full_path(path).unlink(missing_ok=True)
