"""What the libraries leave behind."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session

BATCH = 1000
ABANDONED = timedelta(days=1)


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
