"""A report that came by another road: nobody works on it until the requester accepts the guidelines."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from mesa.terms.words import agreed, in_force
from mesa.tickets import actions, clocks, desk, promises, tallies
from mesa.tickets.models import Status
from mesa.tickets.rules import Refused


@pytest.fixture
def arrived(ana, category, texts):
    with transaction.atomic():
        return actions.arrive(by=ana, key="mail-1", subject="No imprime", description="Desde ayer.")


@pytest.fixture
def guidelines(texts):
    return in_force("guidelines", timezone.now())


def said(category):
    return {"category": category, "impact": "blocked", "contact_by": "phone"}


def test_it_has_a_number_and_no_promise(arrived, ana, tere):
    assert (arrived.status, arrived.due_at, arrived.rank_at, arrived.acceptance) == ("pending", None, None, None)
    assert tallies.counts(tere)["live"] == 0 and agreed(ana, timezone.now()) is None


def test_confirmed_it_is_a_report_like_any_other(arrived, ana, guidelines, category):
    monday = datetime(2026, 11, 30, 16, tzinfo=UTC)
    with time_machine.travel(monday, tick=False):
        ticket = actions.confirm(arrived, by=ana, text=guidelines, address="127.0.0.1", **said(category))
    due = clocks.response_due(desk.calendar(), monday)
    assert (ticket.status, ticket.opened_at, ticket.due_at) == ("new", monday, due)
    assert (ticket.acceptance.person, ticket.impact, ticket.contact_by) == (ana, "blocked", "phone")
    assert agreed(ana, timezone.now()) == ticket.acceptance


def test_twice_is_once(arrived, ana, guidelines, category):
    actions.confirm(arrived, by=ana, text=guidelines, **said(category))
    with pytest.raises(Refused):
        actions.confirm(arrived, by=ana, text=guidelines, **said(category))


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_accepts_for_another(who, arrived, guidelines, category, request):
    with pytest.raises(Refused):
        actions.confirm(arrived, by=request.getfixturevalue(who), text=guidelines, **said(category))
    arrived.refresh_from_db()
    assert arrived.status == Status.PENDING


@pytest.mark.parametrize("act", ["add_note", "assign", "resolve", "ask", "contact"])
def test_the_house_does_nothing_before(act, arrived, tere):
    words = {
        "add_note": {"body": "x"}, "assign": {"technician": tere}, "resolve": {"solution": "x"},
        "ask": {"question": "x"}, "contact": {"channel": "phone", "summary": "x"},
    }  # fmt: skip
    with pytest.raises(Refused):
        getattr(actions, act)(arrived, by=tere, **words[act])


def test_who_asked_may_add_to_it_and_take_it_back(arrived, ana):
    assert actions.add_note(arrived, by=ana, body="Es una HP.").ticket == arrived
    assert actions.cancel(arrived, by=ana).status == Status.CANCELLED


def test_what_nobody_confirms_is_over_in_a_week(arrived, ana):
    assert actions.lapse(arrived.opened_at + promises.CONFIRM_WITHIN) == 0
    later = arrived.opened_at + promises.CONFIRM_WITHIN * 1.01
    assert [actions.lapse(later) for _ in range(2)] == [1, 0]
    arrived.refresh_from_db()
    assert (arrived.status, arrived.events.last().kind) == ("cancelled", "lapsed")
