"""What an open page hears."""

import asyncio
import time

import pytest
from django.db import connection

from mesa.live import hub as hubs
from mesa.live.tail import POLL
from mesa.tickets import actions

from .conftest import Page, act

FOLLOWING = 'SELECT "tickets_event"."id"%'  # what its connection was last asked


def test_both_sides_hear_a_public_note(listening, ticket, ana, tere):
    async def story():
        async with Page(f"topics=ticket:{ticket.pk},mine", ana) as hers, Page("topics=queue", tere) as desk:
            await act(actions.add_note, ticket, by=tere, body="Hola")
            await hers.hears((f"ticket:{ticket.pk}", 2), ("mine", 2))
            await desk.hears(("queue", 2))

    asyncio.run(story())


def test_the_requester_hears_nothing_of_an_internal_note(listening, ticket, ana, tere):
    async def story():
        async with (
            Page(f"topics=ticket:{ticket.pk},mine", ana) as hers,
            Page(f"topics=ticket:{ticket.pk}", tere) as desk,
        ):
            before = len(hers.heard)
            await act(actions.add_internal_note, ticket, by=tere, body="Cliente difícil")
            await desk.hears((f"ticket:{ticket.pk}", 2))
            assert len(hers.heard) == before

    asyncio.run(story())


def test_what_was_written_while_the_database_did_not_answer_is_heard(listening, ticket, ana, tere):
    async def story():
        async with Page(f"topics=ticket:{ticket.pk}", ana) as page:
            await act(lose_the_database)
            await act(actions.add_note, ticket, by=tere, body="Hola")
            await page.hears((f"ticket:{ticket.pk}", 2))

    asyncio.run(story())


def lose_the_database():
    """The follower's connection ends with an error; on SQLite, by a ledger that is gone for a moment."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s", [FOLLOWING])
            assert (True,) in cursor.fetchall()
            return
        cursor.execute("ALTER TABLE tickets_event RENAME TO gone")
        time.sleep(4 * POLL)
        cursor.execute("ALTER TABLE gone RENAME TO tickets_event")


def test_others_do_not_hear_of_it(listening, ticket, beto, tere):
    async def story():
        async with Page("topics=mine", beto) as his, Page("topics=queue", tere) as desk:
            await act(actions.add_note, ticket, by=tere, body="Hola")
            await desk.hears(("queue", 2))
            assert his.heard == ["hello"]

    asyncio.run(story())


def test_a_page_that_comes_back_hears_what_it_missed(listening, ticket, ana, tere):
    first = ticket.events.get()
    actions.add_note(ticket, by=tere, body="uno")
    actions.add_internal_note(ticket, by=tere, body="dos")

    async def story():
        async with Page(f"topics=ticket:{ticket.pk}", ana, last_event_id=str(first.pk)) as page:
            assert page.heard == [(f"ticket:{ticket.pk}", 2), "hello"]

    asyncio.run(story())


def test_a_page_learns_at_its_first_call_what_happened_since_it_was_drawn(listening, ticket, tere):
    async def story():
        async with Page(f"topics=ticket:{ticket.pk}&age=30000", tere) as page:
            assert page.heard == [(f"ticket:{ticket.pk}", 1), "hello"]

    asyncio.run(story())


@pytest.mark.parametrize("query", ["last=999999", "age=700000"])
def test_a_page_too_far_behind_is_told_to_start_over(listening, ticket, tere, query):
    async def story():
        async with Page(f"topics=queue&{query}", tere) as page:
            assert page.heard == ["reset", "hello"]

    asyncio.run(story())


def test_who_cannot_hold_a_stream_asks_now_and_then(listening, ticket, ana):
    async def story():
        async with Page("topics=mine&age=0", ana, accept="*/*") as page:
            assert page.closed.is_set() and page.heard == [("mine", 1), "hello"]

    asyncio.run(story())


def test_a_listener_too_slow_is_let_go(listening, ticket, tere):
    """It gets what was kept for it, and comes back for the rest."""

    async def story():
        said, free = [], asyncio.Event()

        async def slow(message):
            await free.wait()
            said.append(message)

        listener = hubs.Listener(slow, "key", None, frozenset(), True)
        for number in range(hubs.BUFFER + 5):
            listener.say(b"%d\n" % number)
        free.set()
        await asyncio.sleep(0.01)
        assert b"".join(m.get("body", b"") for m in said).split()[-1] == b"63"
        assert said[-1] == {"type": "http.response.body"}

    asyncio.run(story())


def test_a_busy_moment_is_one_frame_per_topic(listening, ticket, tere):
    for word in ("a", "b", "c"):
        actions.add_note(ticket, by=tere, body=word)

    async def story():
        async with Page(f"topics=queue,ticket:{ticket.pk}&age=0", tere) as page:
            assert sorted(page.heard[:2]) == [("queue", 4), (f"ticket:{ticket.pk}", 4)]

    asyncio.run(story())
