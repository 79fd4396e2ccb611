"""The copy of one's data: asked for, made aside, taken by nobody else, gone after a day."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.common.refusal import Refused
from mesa.exports import actions, reads
from mesa.exports.models import Export
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets import storage


@pytest.fixture
def made(ana):
    actions.ask_export(by=ana)
    assert actions.make_exports(timezone.now()) == 1
    return Export.objects.get()


def test_asking_makes_nothing_yet(ana):
    actions.ask_export(by=ana)
    assert reads.export_of(ana, timezone.now()).made_at is None
    assert Message.objects.count() == 0


def test_who_asks_again_has_one_all_the_same(ana, made):
    assert [actions.ask_export(by=ana).pk for _ in range(3)] == [made.pk] * 3
    assert actions.make_exports(timezone.now()) == 0


def test_nobody_else_is_served(made, beto):
    assert reads.export_of(beto, timezone.now()) is None


def test_an_account_that_nobody_confirmed_asks_in_vain(nora):
    with pytest.raises(Refused):
        actions.ask_export(by=nora)
    assert not Export.objects.exists()


def test_a_letter_says_that_it_is_ready_once(ana, made):
    letter = Message.objects.get()
    assert (letter.to, letter.subject) == (ana.email, "Tus datos están listos para descargar")
    assert "/cuenta/borrar/" in letter.text


def test_what_people_sent_is_copied_and_not_pressed_again(ana):
    tickets.keep_file(by=ana, name="largo.txt", file=ContentFile(b"palabras " * 10_000))
    actions.ask_export(by=ana)
    actions.make_exports(timezone.now())
    with zipfile.ZipFile(storage.full_path(Export.objects.get().path)) as archive:
        how = {Path(info.filename).suffix: info.compress_type for info in archive.infolist()}
    assert how == {".json": zipfile.ZIP_DEFLATED, ".txt": zipfile.ZIP_STORED}


def test_after_a_day_it_is_gone_from_the_disk_and_may_be_asked_for_again(ana, made):
    later = timezone.now() + actions.KEPT
    assert reads.export_of(ana, later) is None
    assert actions.forget_exports(later) == 1
    assert not storage.full_path(made.path).exists()
    assert actions.ask_export(by=ana).pk != made.pk


def test_who_leaves_leaves_no_copy(ana, made):
    actions.forget(ana)
    assert not storage.full_path(made.path).exists() and not Export.objects.exists()


def test_who_leaves_while_it_is_made_leaves_no_copy(ana, settings):
    export = actions.ask_export(by=ana)
    claimed = actions.QUEUE.claim(Export.objects.filter(pk=export.pk), timezone.now() + timedelta(seconds=1))
    actions.forget(ana)
    assert not actions._make(claimed)
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("exports/*/*")] == []
