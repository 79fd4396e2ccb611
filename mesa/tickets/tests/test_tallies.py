"""The live counts, after whatever people do."""

import random
from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone

from mesa.tickets import actions, tallies
from mesa.tickets.models import Tally, Ticket
from mesa.tickets.rules import Refused


def live_through(chance, tickets, ana, technicians):
    """One random act, as likely as not refused."""
    ticket, by, other = chance.choice(tickets), chance.choice(technicians), chance.choice(technicians)
    acts = [
        lambda: actions.assign(ticket, by=by, technician=other),
        lambda: actions.add_note(ticket, by=chance.choice([ana, by]), body="x"),
        lambda: actions.add_internal_note(ticket, by=by, body="x"),
        lambda: actions.ask(ticket, by=by, question="x"),
        lambda: actions.contact(ticket, by=by, channel="phone", summary="x"),
        lambda: actions.resolve(ticket, by=by, solution="x"),
        lambda: actions.claim_warranty(ticket, by=ana, reason="x"),
        lambda: actions.close(ticket, by=by),
        lambda: actions.cancel(ticket, by=ana),
        lambda: actions.flag_overdue(timezone.now() + timedelta(days=chance.choice([1, 9]))),
        lambda: tallies.fold_tallies(),
    ]
    chance.choices(acts, weights=[6, 6, 2, 4, 3, 3, 4, 1, 1, 2, 1])[0]()


@pytest.mark.parametrize("seed", range(6))
def test_a_recount_finds_no_difference(report, ana, tere, tono, susi, seed):
    chance = random.Random(seed)
    tickets = [report(ana) for _ in range(6)]
    refused = 0
    for _ in range(80):
        try:
            live_through(chance, tickets, ana, [tere, tono, susi])
        except Refused:
            refused += 1
    assert tallies.recount() == {} and refused < 80


def test_every_version_has_its_line_whatever_happened(report, ana, tere, tono):
    chance = random.Random(99)
    tickets = [report(ana) for _ in range(3)]
    for _ in range(60):
        try:
            live_through(chance, tickets, ana, [tere, tono])
        except Refused:
            continue
    for ticket in Ticket.objects.all():
        versions = list(ticket.events.order_by("version").values_list("version", flat=True))
        assert versions == list(range(1, ticket.version + 1))


def test_folding_keeps_the_counts_in_few_rows(report, ana, tere):
    for _ in range(70):
        report(ana)
    before = tallies.counts(tere)
    tallies.fold_tallies()
    assert tallies.counts(tere) == before and Tally.objects.count() == 2


def test_a_recount_puts_right_what_drifted(ticket, tere):
    Tally.objects.create(place="live", delta=5)
    assert tallies.recount() == {"live": -5} and tallies.recount() == {}
    assert Tally.objects.filter(place="live").aggregate(n=Sum("delta"))["n"] == tallies.counts(tere)["live"] == 1
