"""Lines that are no news: they neither stop whoever is writing nor lift their ticket."""

from datetime import timedelta

import pytest

from mesa.tickets import actions, reads
from mesa.tickets.models import Ticket
from mesa.tickets.rules import Conflict


def remind(ticket):
    assert actions.remind(ticket.due_at - timedelta(minutes=5)) == 1
    ticket.refresh_from_db()
    return ticket


def test_a_quiet_line_is_numbered_and_raises_no_conflict(taken, tere):
    seen = taken.version
    assert remind(taken).version == seen + 1
    actions.add_note(taken, by=tere, body="Voy a revisarla.", seen=seen)
    assert list(taken.events.values_list("version", flat=True)) == [1, 2, 3, 4]


def test_what_was_loud_before_it_still_conflicts(taken, ana, tere):
    actions.add_note(taken, by=ana, body="Ya quedó.")
    with pytest.raises(Conflict):
        actions.add_note(remind(taken), by=tere, body="¿Qué modelo es?", seen=2)


def test_what_nobody_can_have_seen_conflicts(taken, tere):
    with pytest.raises(Conflict):
        actions.add_note(taken, by=tere, body="Hola.", seen=taken.version + 1)


def test_a_quiet_line_does_not_lift_its_ticket(report, taken, ana, tere):
    later = report(ana)
    actions.add_note(later, by=tere, body="Voy a revisarla.")
    remind(taken)
    assert [row.number for row in reads.by_change(Ticket.objects.all())] == [later.pk, taken.pk]


def test_what_was_taken_out_is_as_loud_as_the_words_it_was_in(taken, ana):
    actions.add_note(taken, by=ana, body="Mi tarjeta es 4111 1111 1111 1111.")
    taken.refresh_from_db()
    assert (taken.events.last().kind, taken.loud_version) == ("redacted", taken.version - 1)
