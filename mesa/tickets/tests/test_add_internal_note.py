"""Notes that only the house reads."""

import pytest
from django.core.files.base import ContentFile

from mesa.tickets import actions, reads, search
from mesa.tickets.models import Attachment, Event, Note
from mesa.tickets.rules import Refused


def test_no_clock_moves(taken, tere):
    due = taken.due_at
    actions.add_internal_note(taken, by=tere, body="Parece el fusor.")
    taken.refresh_from_db()
    assert (taken.due_at, taken.contacted_at, taken.status) == (due, None, "open")


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_nobody_but_technicians_reads_it(taken, tere, name, request):
    person = request.getfixturevalue(name)
    file = actions.keep_file(by=tere, name="plano.txt", file=ContentFile(b"marcador"))
    note = actions.add_internal_note(taken, by=tere, body="marcador", files=[file])
    assert not Note.objects.visible_to(person).filter(pk=note.pk).exists()
    assert not Event.objects.visible_to(person).filter(note=note).exists()
    assert not Attachment.objects.visible_to(person).filter(pk=file.pk).exists()
    assert "marcador" not in str(reads.timeline(taken, person)) and search.find(person, "marcador") == []


def test_other_technicians_read_it(taken, tere, tono):
    note = actions.add_internal_note(taken, by=tere, body="Parece el fusor.")
    assert Note.objects.visible_to(tono).get(pk=note.pk).body == "Parece el fusor."


@pytest.mark.parametrize("name", ["ana", "vico"])
def test_only_technicians_write_it(taken, name, request):
    with pytest.raises(Refused):
        actions.add_internal_note(taken, by=request.getfixturevalue(name), body="x")


def test_it_can_be_written_when_all_is_over(taken, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.close(taken, by=tere)
    assert actions.add_internal_note(taken, by=tere, body="Para la próxima.").public is False


def test_one_key_is_one_note(taken, tere):
    assert actions.add_internal_note(taken, by=tere, body="a", key="k") == actions.add_internal_note(
        taken, by=tere, body="a", key="k"
    )
