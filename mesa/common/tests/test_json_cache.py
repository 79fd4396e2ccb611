"""The cache: until its moment, across processes, and never as a program."""

import base64
import json
import pickle
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.utils import timezone


def test_it_keeps_until_its_moment(db):
    cache.set("a", [1.5, 2.5], 60)
    assert cache.get("a") == [1.5, 2.5] and cache.has_key("a")
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert cache.get("a") is None and cache.get("a", 7) == 7


def test_it_is_added_once_and_again_when_it_is_over(db):
    assert cache.add("a", 1, 60) and not cache.add("a", 2, 60) and cache.get("a") == 1
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert cache.add("a", 3, 60) and cache.get("a") == 3


def test_it_is_moved_and_removed(db):
    cache.set("a", 1, 60)
    assert cache.touch("a", 600) and not cache.touch("b", 600)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert cache.get("a") == 1
    assert cache.delete("a") and not cache.delete("a") and cache.get("a") is None
    cache.set("b", None, None)
    assert cache.has_key("b")
    cache.clear()
    assert not cache.has_key("b")


class Bomb:
    def __reduce__(self):
        return print, ("run",)


def test_what_somebody_wrote_into_the_table_is_not_run(db, capsys):
    cache.set("a", 1, 60)
    planted = base64.b64encode(pickle.dumps(Bomb())).decode()
    with connection.cursor() as cursor:
        cursor.execute('UPDATE "cache" SET value = %s', [planted])
    with pytest.raises(json.JSONDecodeError):
        cache.get("a")
    assert "run" not in capsys.readouterr().out
