"""Who hears what."""

import pytest

from conftest import person
from mesa.notifications.audience import listeners
from mesa.sales import actions as sales
from mesa.tickets import actions
from mesa.tickets.models import Event
from mesa.timeline.kinds import KINDS


def heard(ticket):
    """Names of who hears of the last thing that happened."""
    event = Event.objects.filter(ticket=ticket).latest("pk")
    return sorted(person.email.split("@")[0] for person, role in listeners(event))


def test_a_report_reaches_the_whole_desk_and_its_receipt_the_requester(ticket, tere, tono, susi, vico, beto):
    assert heard(ticket) == ["ana", "susi", "tere", "tono"]


def test_taking_it_is_told_to_the_requester_only(taken, tono):
    assert heard(taken) == ["ana"]


def test_handing_it_over_is_told_to_both_technicians(taken, susi, tere, tono):
    actions.assign(taken, by=susi, technician=tono)
    assert heard(taken) == ["ana", "tere", "tono"]


def test_a_note_reaches_the_other_side(taken, ana, tere, tono, beto):
    actions.add_note(taken, by=tere, body="Prueba esto")
    assert heard(taken) == ["ana"]
    actions.add_note(taken, by=ana, body="No sirvió")
    assert heard(taken) == ["tere"]
    actions.add_note(taken, by=tono, body="Opino igual")
    assert heard(taken) == ["ana", "tere"]


def test_a_note_on_a_ticket_that_nobody_took_reaches_the_desk(ticket, ana, tere, tono):
    actions.add_note(ticket, by=ana, body="¿Hola?")
    assert heard(ticket) == ["tere", "tono"]


def test_internal_notes_never_reach_the_requester(taken, tono):
    actions.add_internal_note(taken, by=tono, body="Ojo")
    assert heard(taken) == ["tere"]


def test_not_even_a_requester_who_is_a_technician(report, tere, tono):
    own = actions.assign(report(tono), by=tere, technician=tere)
    actions.add_internal_note(own, by=tere, body="Es del propio Toño")
    assert heard(own) == []


def test_a_broken_promise_reaches_who_attends_and_who_supervises(taken, tono, susi, ana):
    actions.flag_overdue(taken.due_at)
    assert heard(taken) == ["susi", "tere"]


def test_nobody_who_left_or_never_confirmed(ticket, ana, tere, tono):
    person("nadia", "technician", email_verified_at=None)
    tono.is_active = False
    tono.save(update_fields=["is_active"])
    assert heard(ticket) == ["ana", "tere"]


def test_muted_kinds_are_silent(ticket, ana, tere, tono):
    tere.letters_off = {"email": ["opened"]}
    tere.save(update_fields=["letters_off"])
    assert heard(ticket) == ["ana", "tono"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.traits.public])
def test_internal_kinds_do_not_name_the_requester(kind):
    assert not {"requester", "followed"} & {*kind.traits.hears}


def test_who_sells_hears_the_person_while_something_is_sold(taken, ana, tere, vico):
    case = sales.take_case(sales.escalate(taken, by=ana), by=vico)
    actions.add_note(taken, by=ana, body="Lo quiero negro")
    assert heard(taken) == ["tere", "vico"]
    actions.add_note(taken, by=tere, body="Anotado")
    assert heard(taken) == ["ana"]
    sales.note_case(case, by=vico, body="Hay en negro")
    assert heard(taken) == ["ana"]
    sales.return_case(case, by=vico, words="No hay")
    actions.add_note(taken, by=ana, body="Gracias")
    assert heard(taken) == ["tere"]
