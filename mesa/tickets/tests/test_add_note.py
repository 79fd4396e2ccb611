"""Public notes of either side."""

import pytest

from mesa.tickets import actions, clocks, desk
from mesa.tickets.models import Note
from mesa.tickets.rules import Conflict, Refused


def test_the_first_note_of_the_house_is_the_first_contact(taken, tere):
    note = actions.add_note(taken, by=tere, body="Hola.")
    taken.refresh_from_db()
    assert taken.contacted_at == taken.first_response_at == note.written_at
    assert taken.due_at == clocks.answer_due(desk.calendar(), note.written_at)


def test_a_second_note_does_not_move_the_first_contact(taken, tere):
    first = actions.add_note(taken, by=tere, body="Hola.")
    actions.add_note(taken, by=tere, body="¿Sigues ahí?")
    taken.refresh_from_db()
    assert taken.contacted_at == first.written_at


def test_a_note_of_the_house_opens_a_new_ticket(ticket, tere):
    actions.add_note(ticket, by=tere, body="Hola.")
    ticket.refresh_from_db()
    assert (ticket.status, ticket.technician) == ("open", None)


def test_the_requesters_note_is_no_contact(taken, ana):
    before = taken.due_at
    actions.add_note(taken, by=ana, body="¿Hola?")
    taken.refresh_from_db()
    assert (taken.contacted_at, taken.status, taken.due_at) == (None, "open", before)


def test_the_requesters_answer_brings_a_waiting_ticket_back(taken, ana, tere):
    actions.ask(taken, by=tere, question="¿Modelo?")
    note = actions.add_note(taken, by=ana, body="HP 107w")
    taken.refresh_from_db()
    assert (taken.status, taken.waiting_at) == ("open", None)
    assert taken.due_at == clocks.answer_due(desk.calendar(), note.written_at)


def test_a_note_of_the_house_ends_the_delay(taken, tere):
    actions.flag_overdue(taken.due_at)
    actions.add_note(taken, by=tere, body="Perdón por la demora.")
    taken.refresh_from_db()
    assert taken.overdue_at is None and taken.breached_at is not None


def test_a_resolved_ticket_still_talks(taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.add_note(taken, by=ana, body="¡Gracias!")
    taken.refresh_from_db()
    assert (taken.status, taken.due_at) == ("resolved", None)


@pytest.mark.parametrize("name", ["beto", "vico"])
def test_outsiders_are_refused(taken, name, request):
    with pytest.raises(Refused):
        actions.add_note(taken, by=request.getfixturevalue(name), body="Yo también.")
    assert taken.notes.count() == 1


def test_a_closed_ticket_is_silent(taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.close(taken, by=tere)
    with pytest.raises(Refused):
        actions.add_note(taken, by=ana, body="Una cosa más.")


def test_one_key_is_one_note_even_on_an_old_page(taken, tere):
    words = {"by": tere, "body": "Hola.", "key": "k1", "seen": taken.version}
    assert actions.add_note(taken, **words) == actions.add_note(taken, **words)
    assert Note.objects.filter(body="Hola.").count() == 1


def test_other_words_of_a_page_that_was_sent_are_another_note_once(taken, tere):
    said = [actions.add_note(taken, by=tere, body=body, key="k1").pk for body in ("uno", "dos", "dos", "uno")]
    assert said[0] == said[3] != said[1] == said[2]
    assert list(taken.notes.filter(author=tere).order_by("pk").values_list("body", flat=True)) == ["uno", "dos"]


def test_the_key_of_another_is_another_note(taken, ana, tere):
    assert actions.add_note(taken, by=tere, body="a", key="k1") != actions.add_note(taken, by=ana, body="b", key="k1")


def test_an_answer_that_came_meanwhile_is_told_first(taken, ana, tere):
    actions.add_note(taken, by=ana, body="Ya quedó.")
    with pytest.raises(Conflict):
        actions.add_note(taken, by=tere, body="¿Qué modelo es?", seen=2)
    assert taken.notes.count() == 2


def test_who_looked_too_long_ago_hears_why_before_being_refused(taken, tere, tono):
    actions.resolve(taken, by=tono, solution="Listo.")
    actions.close(taken, by=tono)
    with pytest.raises(Conflict):
        actions.add_note(taken, by=tere, body="Lo veo mañana.", seen=2)
