"""Stored files that no row speaks of: a process killed between writing a file and its row leaves one."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from mesa.accounts.models import User
from mesa.exports.models import Export
from mesa.tickets.models import Attachment

BATCH = 500


def folders():
    """Every folder that files are stored in, under the media folder."""
    kept = Path(settings.MEDIA_ROOT)
    return [
        folder
        for folder in [kept / "photos", *sorted(kept.glob("attachments/*")), *sorted(kept.glob("exports/*"))]
        if folder.is_dir()
    ]


def strays(folder, before):
    """Paths, as rows would name them, of files older than `before` (a timestamp) without a row."""
    for names in _in_batches(_older(folder, before)):
        yield from sorted(names - _spoken_of(names))


def _older(folder, before):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.stat().st_mtime < before:
                yield str(Path(entry.path).relative_to(settings.MEDIA_ROOT))


def _in_batches(names) -> Iterator[set[str]]:
    batch: set[str] = set()
    for name in names:
        batch.add(name)
        if len(batch) == BATCH:
            yield batch
            batch = set()
    yield batch


def _spoken_of(names):
    columns = (Attachment, "path"), (Attachment, "thumbnail"), (User, "photo"), (Export, "path")
    return {
        name
        for model, column in columns
        for name in model._default_manager.filter(**{f"{column}__in": names}).values_list(column, flat=True)
    }
