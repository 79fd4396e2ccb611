"""After the last day."""

from datetime import timedelta

import pytest

from mesa.tickets import actions
from mesa.tickets.rules import Refused


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Listo.")


def test_it_closes_by_itself_once(resolved):
    end = resolved.warranty_until
    assert [actions.close_expired(end), actions.close_expired(end)] == [1, 0]
    resolved.refresh_from_db()
    event = resolved.events.last()
    assert (resolved.status, resolved.closed_at, event.kind, event.actor) == ("closed", end, "warranty_ended", None)


def test_until_then_it_stays(resolved):
    assert actions.close_expired(resolved.warranty_until - timedelta(seconds=1)) == 0


def test_what_failed_again_stays_open(resolved, ana):
    actions.claim_warranty(resolved, by=ana, reason="x")
    assert actions.close_expired(resolved.warranty_until) == 0


def test_a_new_report_goes_on_from_it(resolved, report, ana):
    actions.close_expired(resolved.warranty_until)
    resolved.refresh_from_db()
    new = report(ana, follows=resolved)
    assert new.follows == resolved and list(resolved.followers.all()) == [new]


def test_nobody_goes_on_from_the_ticket_of_another(resolved, report, beto):
    with pytest.raises(Refused):
        report(beto, follows=resolved)
    assert not resolved.followers.exists()


def test_what_is_live_has_nothing_to_go_on_from(ticket, report, ana):
    with pytest.raises(Refused):
        report(ana, follows=ticket)
