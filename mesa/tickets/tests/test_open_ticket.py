"""Reporting an incident."""

import pytest

from mesa.common.refusal import Refused
from mesa.terms.actions import accept
from mesa.tickets import tallies
from mesa.tickets.models import Ticket


def test_a_report_is_one_ticket_with_its_words_and_one_line(ticket, ana):
    assert ticket.requester == ana and ticket.status == "new" and ticket.version == 1
    event = ticket.events.get()
    assert (event.kind, event.actor, event.note.body) == ("opened", ana, "La impresora no responde desde ayer.")


def test_the_words_agreed_to_are_kept(ticket, ana):
    kept = ticket.acceptance
    assert kept.person == ana and kept.address == "127.0.0.1"
    assert "HARDCOM" in kept.words and "{brand}" not in kept.words


def test_sent_twice_it_is_one_ticket(report, ana):
    assert report(ana, key="k1") == report(ana, key="k1")
    assert Ticket.objects.count() == 1


def test_the_same_key_of_somebody_else_is_another_ticket(report, ana, beto):
    assert report(ana, key="k1") != report(beto, key="k1")


def test_an_unverified_person_may_not_report(report, nora):
    with pytest.raises(Refused):
        report(nora)
    assert not Ticket.objects.exists()


def test_nobody_reports_with_the_acceptance_of_another(report, ana, beto, ticket):
    with pytest.raises(Refused):
        report(beto, acceptance=accept(ticket.acceptance.text, by=ana))


def test_it_counts_as_unassigned(ticket, tere):
    assert tallies.counts(tere) == {"unassigned": 1, "waiting": 0, "overdue": 0, "live": 1, "mine": 0}


def test_only_the_requester_and_technicians_see_it(ticket, ana, beto, tere, vico, susi):
    sees = {person.name for person in (ana, beto, tere, vico, susi) if Ticket.objects.visible_to(person).exists()}
    assert sees == {"Ana", "Tere", "Susi"}
