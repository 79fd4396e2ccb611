"""The ledger as each person may read it."""

from django.core.files.base import ContentFile

from mesa.tickets import actions, reads


def kinds(ticket, user):
    return [line.kind for line in reads.timeline(ticket, user)]


def test_it_tells_everything_in_order_to_technicians(taken, tere):
    actions.add_internal_note(taken, by=tere, body="Parece el fusor.")
    assert kinds(taken, tere) == ["opened", "assigned", "noted_internally"]


def test_the_requester_never_sees_the_inside(taken, ana, tere):
    actions.add_internal_note(taken, by=tere, body="Parece el fusor.")
    assert kinds(taken, ana) == ["opened", "assigned"]


def test_an_outsider_reads_nothing(taken, beto, vico):
    assert reads.timeline(taken, beto) == reads.timeline(taken, vico) == []


def test_files_come_with_their_note(taken, ana):
    file = actions.keep_file(by=ana, name="error.txt", file=ContentFile(b"0x0000011b"))
    actions.add_note(taken, by=ana, body="Adjunto el error.", files=[file])
    assert reads.timeline(taken, ana)[-1].files == [(file.pk, "error.txt", 10, False)]


def test_files_of_an_internal_note_stay_inside(taken, ana, tere):
    file = actions.keep_file(by=tere, name="interno.txt", file=ContentFile(b"secreto"))
    note = actions.add_internal_note(taken, by=tere, body="Ver archivo.", files=[file])
    assert [f.name for line in reads.timeline(taken, tere) for f in line.files] == ["interno.txt"]
    assert not [line for line in reads.timeline(taken, ana) if line.note_id == note.pk or line.files]


def test_it_knows_who_belongs_to_the_house(taken, ana, tere):
    opened, assigned = reads.timeline(taken, ana)
    assert (opened.actor, opened.by_house, opened.body) == ("Ana", False, "La impresora no responde desde ayer.")
    assert (assigned.actor, assigned.by_house, assigned.note_id) == ("Tere", True, None)


def test_two_queries_however_long(taken, ana, tere, django_assert_num_queries):
    for n in range(5):
        actions.add_note(taken, by=tere, body=f"Paso {n}")
    with django_assert_num_queries(2):
        reads.timeline(taken, ana)
