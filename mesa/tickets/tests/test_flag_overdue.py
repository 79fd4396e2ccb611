"""The clock."""

from datetime import timedelta

from mesa.tickets import actions, tallies

SECOND = timedelta(seconds=1)


def test_a_late_ticket_is_flagged_once(ticket):
    assert [actions.flag_overdue(ticket.due_at), actions.flag_overdue(ticket.due_at)] == [1, 0]
    ticket.refresh_from_db()
    event = ticket.events.last()
    assert ticket.overdue_at == ticket.breached_at == ticket.due_at
    assert (event.kind, event.actor, event.public, event.data["first"]) == ("response_overdue", None, False, True)


def test_a_second_before_it_is_not_late(ticket):
    assert actions.flag_overdue(ticket.due_at - SECOND) == 0


def test_late_after_the_first_contact_no_promise_is_broken(taken, tere):
    actions.add_note(taken, by=tere, body="Hola.")
    taken.refresh_from_db()
    actions.flag_overdue(taken.due_at)
    taken.refresh_from_db()
    assert taken.overdue_at is not None and taken.breached_at is None


def test_what_ended_is_never_late(taken, tere):
    due = taken.due_at
    actions.resolve(taken, by=tere, solution="Listo.")
    assert actions.flag_overdue(due) == 0


def test_it_counts_until_somebody_answers(taken, tere):
    actions.flag_overdue(taken.due_at)
    assert tallies.counts(tere)["overdue"] == 1
    actions.add_note(taken, by=tere, body="Hola.")
    assert tallies.counts(tere)["overdue"] == 0
