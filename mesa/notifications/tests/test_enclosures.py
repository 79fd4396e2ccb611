"""The files of a note go with its letter, as far as they fit and mail servers take them."""

from email import message_from_bytes
from email.policy import default

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.mime import build
from mesa.outbox.models import Message
from mesa.tickets import actions, storage

PDF = b"%PDF-1.7\n" + b"x" * 1000


@pytest.fixture
def letter(taken, tere):
    """`letter({"manual.pdf": PDF})` answers the letter to Ana of a note with these files."""

    def letter(files, by=tere, to="ana@example.org", act=actions.add_note):
        kept = [actions.keep_file(by=by, name=name, file=ContentFile(data)) for name, data in files.items()]
        act(taken, by=by, body="Te mando esto.", files=kept)
        dispatch_events(timezone.now())
        return Message.objects.filter(to=to).order_by("pk").last()

    return letter


def inside(letter):
    mail = message_from_bytes(build(letter).as_bytes(), policy=default)
    return {part.get_filename(): part.get_content() for part in mail.iter_attachments()}


def test_they_arrive_as_they_were_kept(letter):
    found = letter({"Guía rápida.pdf": PDF, "notas.txt": "Año\nUno".encode()})
    assert inside(found) == {"Guía rápida.pdf": PDF, "notas.txt": "Año\nUno"}
    assert "Van 2 archivos adjuntos: Guía rápida.pdf, notas.txt." in found.text


def test_what_does_not_fit_waits_on_the_ticket(letter, taken, settings):
    settings.LETTER_FILES = 1500
    found = letter({"uno.pdf": PDF, "dos.pdf": PDF})
    assert list(inside(found)) == ["uno.pdf"]
    assert (
        "En la página del ticket te espera 1 archivo: dos.pdf." in found.text and f"/tickets/{taken.pk}/" in found.text
    )


@pytest.mark.parametrize(
    ("name", "data"), [("arregla.exe", b"MZ\0\1"), ("foto.png", b"MZ\0\1"), ("a.zip", b"PK\3\4x"), ("a.bat", b"dir")]
)
def test_what_servers_turn_away_is_only_named(letter, name, data):
    found = letter({name: data})
    assert inside(found) == {} and f"te espera 1 archivo: {name}." in found.text


def test_inside_notes_never_leave_with_their_files(letter, tono):
    found = letter({"interno.pdf": PDF}, by=tono, to="tere@example.org", act=actions.add_internal_note)
    assert found.files == [] and not Message.objects.filter(to="ana@example.org", text__contains="interno").exists()


def test_technicians_open_them_on_the_ticket(letter, ana):
    found = letter({"pantalla.pdf": PDF}, by=ana, to="tere@example.org")
    assert found.files == [] and "Trae 1 archivo." in found.text


def test_what_went_away_meanwhile_is_named_and_the_letter_leaves(letter):
    found = letter({"manual.pdf": PDF})
    storage.remove(found.files[0]["path"])
    assert inside(found) == {} and "Va 1 archivo adjunto: manual.pdf." in found.text


def test_what_changed_on_its_disk_does_not_leave(letter):
    found = letter({"manual.pdf": PDF})
    storage.full_path(found.files[0]["path"]).write_bytes(b"%PDF-1.7\notra cosa")
    assert inside(found) == {}
