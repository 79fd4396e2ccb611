"""Proof first, then the installation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mesa.tickets import actions
from mesa.tickets.rules import Refused


def prove(ticket, by, **more):
    return actions.prove_licence(ticket, by=by, program="Office  2021", kind="invoice", **more)


def last(ticket):
    event = ticket.events.order_by("version").last()
    return event.kind, event.data.get("program"), event.actor


@pytest.mark.parametrize("name", ["ana", "tere"])
def test_either_side_says_what_was_shown(taken, name, request):
    by = request.getfixturevalue(name)
    prove(taken, by)
    proof = taken.proofs.get()
    assert (proof.program, proof.kind, proof.by, proof.note) == ("Office 2021", "invoice", by, None)
    assert last(taken) == ("licence_proved", "Office 2021", by)


def test_the_files_go_with_the_note(taken, ana):
    file = actions.keep_file(by=ana, name="factura.pdf", file=SimpleUploadedFile("f", b"%PDF-1.4 hola"))
    prove(taken, ana, files=[file])
    file.refresh_from_db()
    assert file.note == taken.proofs.get().note and file.ticket == taken


@pytest.mark.parametrize("name", ["beto", "vico"])
def test_nobody_else_proves_anything(taken, name, request):
    with pytest.raises(Refused):
        prove(taken, request.getfixturevalue(name))
    assert not taken.proofs.exists()


def test_an_installation_needs_the_proof_of_that_program(taken, ana, tere):
    prove(taken, ana)
    with pytest.raises(actions.NoProof):
        actions.record_installation(taken, by=tere, program="Photoshop")
    actions.record_installation(taken, by=tere, program=" office 2021")
    assert last(taken) == ("installation_recorded", "Office 2021", tere)


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
@pytest.mark.parametrize("act", [actions.record_installation, actions.refuse_installation])
def test_only_technicians_install_or_refuse(taken, ana, act, name, request):
    prove(taken, ana)
    with pytest.raises(Refused):
        act(taken, by=request.getfixturevalue(name), program="Office 2021")
    assert last(taken)[0] == "licence_proved"


def test_a_refusal_says_which_program_and_stops_nothing(taken, tere):
    ticket = actions.refuse_installation(taken, by=tere, program="Photoshop", words="Te cotizamos uno.")
    assert last(ticket) == ("installation_refused", "Photoshop", tere)
    assert ticket.status == "open" and ticket.notes.last().body == "Te cotizamos uno."


def test_what_ended_takes_no_more_proofs(taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    with pytest.raises(Refused):
        prove(taken, ana)
