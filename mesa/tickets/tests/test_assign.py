"""Taking, giving and handing over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from mesa.tickets import actions, tallies
from mesa.tickets.rules import Conflict, Refused


def test_taking_it_opens_it(ticket, tere):
    ticket = actions.assign(ticket, by=tere, technician=tere)
    event = ticket.events.last()
    assert (ticket.status, ticket.technician, ticket.contacted_at) == ("open", tere, None)
    assert (event.kind, event.actor, event.data) == (
        "assigned",
        tere,
        {"technician": tere.pk, "name": "Tere", "before": None},
    )


def test_handed_over_it_says_from_whom(taken, tere, tono):
    ticket = actions.assign(taken, by=tere, technician=tono)
    assert ticket.technician == tono and ticket.events.last().data["before"] == tere.pk


def test_given_to_who_has_it_nothing_happens(taken, susi, tere):
    actions.assign(taken, by=susi, technician=tere)
    assert taken.events.count() == 2


def test_handing_over_keeps_a_ticket_waiting(taken, tere, tono):
    actions.ask(taken, by=tere, question="¿Modelo?")
    assert actions.assign(taken, by=tere, technician=tono).status == "waiting"


@pytest.mark.parametrize("name", ["ana", "beto", "vico"])
def test_only_technicians_assign(ticket, tere, name, request):
    with pytest.raises(Refused):
        actions.assign(ticket, by=request.getfixturevalue(name), technician=tere)
    assert ticket.events.count() == 1


@pytest.mark.parametrize("name", ["beto", "vico"])
def test_only_technicians_are_assigned(ticket, tere, name, request):
    with pytest.raises(Refused):
        actions.assign(ticket, by=tere, technician=request.getfixturevalue(name))


def test_the_second_of_two_technicians_hears_of_the_first(ticket, tere, tono):
    actions.assign(ticket, by=tere, technician=tere, seen=1)
    with pytest.raises(Conflict) as conflict:
        actions.assign(ticket, by=tono, technician=tono, seen=1)
    assert (conflict.value.ticket.technician, conflict.value.ticket.version) == (tere, 2)


def test_counts_follow(ticket, tere, tono):
    actions.assign(ticket, by=tere, technician=tere)
    assert tallies.counts(tere) == {"unassigned": 0, "waiting": 0, "overdue": 0, "live": 1, "mine": 1}
    actions.assign(ticket, by=tere, technician=tono)
    assert (tallies.counts(tere)["mine"], tallies.counts(tono)["mine"]) == (0, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time, in memory one thread")
def test_taken_by_twenty_at_the_same_moment_it_has_one_winner(ticket, tere, tono):
    together = Barrier(20)

    def take(technician):
        together.wait()
        try:
            return actions.assign(ticket, by=technician, technician=technician, seen=1).technician
        except Conflict:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        takers = [done.result() for done in [threads.submit(take, one) for one in [tere, tono] * 10]]
    ticket.refresh_from_db()
    assert [taker for taker in takers if taker] == [ticket.technician]
    assert ticket.events.filter(kind="assigned").count() == 1
