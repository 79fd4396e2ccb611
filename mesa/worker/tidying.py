"""What the libraries and killed processes leave behind."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session

from .orphan_files import folders, strays

BATCH = 1000
ABANDONED = timedelta(days=1)
STRAY = timedelta(hours=6)  # with the walk below: no file is without its row for more than a day
WALK = 16  # hours


def forget_sessions(now):
    old = Session.objects.filter(expire_date__lt=now).order_by("expire_date")[:BATCH]
    return Session.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()[0]


def forget_uploads(now):
    """Bodies of requests whose process was killed before it could remove them."""
    before, gone = (now - ABANDONED).timestamp(), 0
    for file in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def forget_strays(now):
    """Files whose row was never committed. A part of the folders every hour, so that no round is a long one."""
    gone = 0
    for folder in folders()[int(now.timestamp()) // 3600 % WALK :: WALK]:
        for path in strays(folder, (now - STRAY).timestamp()):
            (Path(settings.MEDIA_ROOT) / path).unlink(missing_ok=True)
            gone += 1
    return gone
