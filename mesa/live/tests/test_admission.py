"""Who may open a stream, and how it ends."""

import asyncio

import pytest
from django.contrib.sessions.models import Session

from mesa.live import hub as hubs

from .conftest import Page, act


def status(query, person=None, **headers):
    async def story():
        async with Page(query, person, **headers) as page:
            return page.status

    return asyncio.run(story())


@pytest.fixture(autouse=True)
def _listening(listening):
    pass


def test_a_stranger_hears_nothing(ticket):
    assert status("topics=queue") == 401
    assert status("topics=mine", cookie="session=0123456789abcdef0123456789abcdef") == 401


def test_a_foreign_ticket_is_like_none(ticket, beto):
    assert status(f"topics=ticket:{ticket.pk}", beto) == status("topics=ticket:999999", beto) == 404


def test_the_queue_is_for_technicians(ana, vico, tere, susi):
    assert [status("topics=queue", person) for person in (ana, vico, tere, susi)] == [404, 404, 200, 200]


def test_one_foreign_topic_closes_the_whole_stream(ticket, beto):
    assert status(f"topics=mine,ticket:{ticket.pk}", beto) == 404


@pytest.mark.parametrize(
    "topics",
    ["", "ticket:*", "ticket:%", "ticket:0", "ticket:-1", "ticket:1e3", "ticket:" + "9" * 30, "mine:1", "x" * 2000],
)
def test_garbage_is_refused(ana, topics):
    assert status(f"topics={topics}", ana) == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"host": "evil.example"},
        {"sec_fetch_site": "cross-site"},
    ],
)
def test_another_site_is_refused(ana, headers):
    assert status("topics=mine", ana, **headers) == 403


def test_our_own_pages_are_welcome(ana):
    assert status("topics=mine", ana, origin="http://localhost", sec_fetch_site="same-origin") == 200


def test_the_house_needs_its_second_factor(tere, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    assert status("topics=queue", tere) == 403


def test_nobody_holds_too_many(listening, ana):
    async def story():
        pages = [Page("topics=mine", ana) for _ in range(hubs.STREAMS_EACH + 1)]
        opened = [await page.__aenter__() for page in pages]
        assert [page.status for page in opened] == [200] * hubs.STREAMS_EACH + [429]
        await asyncio.gather(*(page.__aexit__() for page in opened))
        assert listening.has_room(ana.pk)

    asyncio.run(story())


def sign_out(person):
    Session.objects.filter(session_key=person.session_key).delete()


def demote(person):
    type(person).objects.filter(pk=person.pk).update(role="requester")


def deactivate(person):
    type(person).objects.filter(pk=person.pk).update(is_active=False)


def change_password(person):
    type(person).objects.filter(pk=person.pk).update(password="another")


def test_lost_access_closes_the_stream_within_five_seconds(tere, tono, susi, ana, beto):
    losses = {tere: demote, tono: deactivate, susi: change_password, ana: sign_out}

    async def story():
        pages = {person: await Page("topics=mine", person).__aenter__() for person in [*losses, beto]}
        ana.session_key = pages[ana].session_key
        await asyncio.gather(*(act(lose, person) for person, lose in losses.items()))
        await asyncio.wait_for(asyncio.gather(*(pages[person].closed.wait() for person in losses)), 5)
        assert not pages[beto].closed.is_set()
        await asyncio.gather(*(page.__aexit__() for page in pages.values()))

    asyncio.run(story())


def test_answers_are_neither_kept_nor_sniffed(ana):
    async def story():
        async with Page("topics=mine", ana) as page:
            assert page.headers[b"cache-control"] == b"no-store" and page.headers[b"x-accel-buffering"] == b"no"

    asyncio.run(story())


def test_a_stream_opened_after_the_key_changed_signs_nobody_out(ana, ticket, settings):
    kept = []

    async def story():
        async with Page("topics=mine", ana) as page:
            kept.append(page.session_key)
            settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
            settings.SECRET_KEY = "otra clave de la casa " * 3
            async with Page("topics=mine", cookie=f"session={page.session_key}") as again:
                return again.status

    assert asyncio.run(story()) == 200
    assert Session.objects.filter(session_key=kept[0]).exists()
