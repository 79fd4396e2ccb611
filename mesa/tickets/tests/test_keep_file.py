"""A file is kept as it arrives, belongs to its owner, and is whole or not there."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from conftest import person
from mesa.common.refusal import Refused
from mesa.tickets import actions, storage
from mesa.tickets.actions.files import NoRoom, TooMuch
from mesa.tickets.models import Attachment
from mesa.tickets.room import Space


@pytest.fixture
def keep():
    def keep(by, data=b"hola", name="a.txt"):
        return actions.keep_file(by=by, name=name, file=ContentFile(data))

    return keep


def test_what_is_on_disk_is_what_came(ana, keep):
    file = keep(ana, b"hola" * 100_000)
    assert file.sha256 == hashlib.sha256(b"hola" * 100_000).hexdigest() and file.size == 400_000
    with storage.read(file.path, file.sha256) as opened:
        assert opened.read(4) == b"hola"


def test_one_bit_changed_or_the_file_gone_is_said(ana, keep):
    file = keep(ana)
    storage.full_path(file.path).write_bytes(b"holb")
    with pytest.raises(storage.Damaged):
        storage.read(file.path, file.sha256)
    storage.remove(file.path)
    with pytest.raises(storage.Damaged):
        storage.read(file.path, file.sha256)


def test_a_file_that_breaks_off_leaves_nothing(tmp_path):
    def broken():
        yield b"ho"
        raise OSError("the disk is full")

    with pytest.raises(OSError):
        storage.write(broken())
    assert not [path for path in storage.full_path("").rglob("*") if path.is_file()]


def test_the_name_is_never_the_path(ana, keep):
    file = keep(ana, name="../../etc/passwd")
    assert file.name == "passwd" and "passwd" not in file.path


def test_who_left_keeps_nothing(ana, keep):
    ana.is_active = False
    with pytest.raises(Refused):
        keep(ana)


def test_only_my_own_go_on_my_note(ana, beto, keep, ticket):
    mine, theirs = keep(ana), keep(beto)
    note = actions.add_note(ticket, by=ana, body="Mira", files=[mine, theirs])
    assert list(note.attachments.all()) == [mine]


def test_ten_on_a_note_at_most(ana, keep, ticket):
    note = actions.add_note(ticket, by=ana, body="Mira", files=[keep(ana) for _ in range(11)])
    assert note.attachments.count() == 10


def test_only_the_owner_takes_it_out_and_only_while_loose(ana, beto, keep, ticket):
    loose, sent = keep(ana), keep(ana)
    actions.add_note(ticket, by=ana, body="Mira", files=[sent])
    for file, by in [(loose, beto), (sent, ana)]:
        with pytest.raises(Refused):
            actions.discard_file(file, by=by)
    actions.discard_file(loose, by=ana)
    assert not storage.full_path(loose.path).exists() and list(Attachment.objects.all()) == [sent]


def test_what_was_never_sent_is_forgotten(ana, keep, ticket):
    loose, sent = keep(ana), keep(ana)
    actions.add_note(ticket, by=ana, body="Mira", files=[sent])
    assert actions.forget_loose_files(timezone.now() + timedelta(days=8)) == 1
    assert not storage.full_path(loose.path).exists() and storage.full_path(sent.path).exists()


def large(keep, by, many, size=10):
    """So many files of `size` MB each."""
    return [keep(by, b"x" * (size * 2**20), name="a.bin") for _ in range(many)]


def test_two_hundred_megabytes_wait_on_no_ticket_and_no_more(ana, keep, ticket):
    files = large(keep, ana, 10, size=20)
    with pytest.raises(TooMuch):
        keep(ana)
    actions.add_note(ticket, by=ana, body="Aquí van", files=files)
    assert keep(ana)


def test_an_account_that_nobody_confirmed_keeps_little(nora, keep):
    large(keep, nora, 3)
    with pytest.raises(TooMuch):
        keep(nora)


def test_all_that_nobody_confirmed_share_one_budget(nora, ana, keep):
    for number in range(15):
        large(keep, person(f"x{number}", email_verified_at=None), 1, size=20)
    with pytest.raises(NoRoom):
        keep(nora)
    assert keep(ana)


def test_the_disk_is_never_filled(ana, keep, settings):
    settings.LEAST_FREE = 2**60
    with pytest.raises(NoRoom):
        keep(ana)


@pytest.mark.parametrize(
    ("total", "free", "low"), [(20, 3, False), (20, 1.9, True), (2000, 11, False), (2000, 9, True), (5, 0.9, True)]
)
def test_a_tenth_or_ten_gigabytes_and_never_under_one(total, free, low):
    assert Space(total * 2**30, int(free * 2**30)).is_low is low
