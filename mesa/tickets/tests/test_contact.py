"""A contact outside these pages."""

import pytest

from mesa.tickets import actions
from mesa.tickets.rules import Conflict, Refused


def test_a_call_is_the_first_contact_like_a_note(ticket, tere):
    note = actions.contact(ticket, by=tere, channel="phone", summary="Hablamos 6 minutos.")
    ticket.refresh_from_db()
    assert ticket.contacted_at == ticket.first_response_at == note.written_at
    assert (ticket.status, note.channel, note.public) == ("open", "phone", True)
    assert ticket.events.last().data == {"channel": "phone", "credit": "started", "minutes": 60}


def test_a_waiting_ticket_still_waits(taken, tere):
    actions.ask(taken, by=tere, question="¿Modelo?")
    actions.contact(taken, by=tere, channel="whatsapp", summary="Le recordé.")
    taken.refresh_from_db()
    assert taken.status == "waiting" and taken.waiting_at is not None


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_log_it(taken, name, request):
    with pytest.raises(Refused):
        actions.contact(taken, by=request.getfixturevalue(name), channel="phone", summary="x")


def test_logged_from_an_old_page_it_is_not_doubled(taken, tere):
    actions.contact(taken, by=tere, channel="phone", summary="x", seen=2)
    with pytest.raises(Conflict):
        actions.contact(taken, by=tere, channel="phone", summary="x", seen=2)
