import os
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.tickets import actions, storage
from mesa.worker import tidying


@pytest.mark.django_db
def test_sessions_that_ended_are_forgotten():
    now = timezone.now()
    for name, left in {"old": -1, "live": 1}.items():
        Session.objects.create(session_key=name, session_data="", expire_date=now + timedelta(hours=left))
    assert tidying.forget_sessions(now) == 1
    assert Session.objects.get().session_key == "live"


def test_what_a_killed_process_was_receiving_is_removed(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    now = timezone.now()
    for name, age in {"old": 25, "new": 1}.items():
        (tmp_path / name).touch()
        at = (now - timedelta(hours=age)).timestamp()
        os.utime(tmp_path / name, (at, at))
    assert tidying.forget_uploads(now) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["new"]


def test_a_file_whose_row_never_came_is_removed_within_a_day(ana):
    """Every folder is walked in sixteen hours; what has a row stays, and what may still get one."""
    now = timezone.now()
    kept = storage.full_path(actions.keep_file(by=ana, name="a.txt", file=ContentFile(b"kept")).path)
    stray, young = (storage.full_path(storage.write([name])[0]) for name in (b"stray", b"young"))
    for file, age in {kept: 7, stray: 7, young: -10}.items():
        at = (now - timedelta(hours=age)).timestamp()
        os.utime(file, (at, at))
    assert sum(tidying.forget_strays(now + timedelta(hours=hour)) for hour in range(16)) == 1
    assert (kept.exists(), stray.exists(), young.exists()) == (True, False, True)
