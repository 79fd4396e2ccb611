import os
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

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
