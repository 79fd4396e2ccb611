"""Who came by the link of a ticket follows that ticket and nothing else, while the link lives."""

import asyncio

import pytest
from django.test import Client

from mesa.assistance import actions
from mesa.assistance.models import Scope, TicketLink
from mesa.live.lost import lost

from .conftest import Page


@pytest.fixture(autouse=True)
def _listening(listening):
    pass


@pytest.fixture
def phone(ticket, ana):
    """The cookie of a browser where the link of Ana's ticket was opened."""
    _, secret = actions.make_link(ticket, by=ana, scope=Scope.REQUESTER)
    browser = Client()
    browser.post(f"/enlace/{secret}/")
    return f"session={browser.cookies['session'].value}"


def status(query, cookie):
    async def story():
        async with Page(query, None, cookie=cookie) as page:
            return page.status

    return asyncio.run(story())


def test_it_follows_its_ticket(phone, ticket):
    assert status(f"topics=ticket:{ticket.pk}", phone) == 200


def test_it_follows_nothing_else(phone, ticket, report, ana):
    other = report(ana)
    for topics in ("queue", "mine", f"ticket:{other.pk}", f"ticket:{ticket.pk},mine", f"ticket:{ticket.pk},queue"):
        assert status(f"topics={topics}", phone) == 401


def test_a_revoked_link_hears_no_more(phone, ticket, ana, listening):
    async def story():
        async with Page(f"topics=ticket:{ticket.pk}", None, cookie=phone):
            return {listener.key: listener.standing for listener in listening._all}

    held = asyncio.run(story())
    assert lost(held) == set()
    actions.revoke_link(TicketLink.objects.get(), by=ana)
    assert lost(held) == set(held)
