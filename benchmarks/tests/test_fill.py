"""A filled desk is a desk: what its rows say holds as if people had done it."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F, Max

from benchmarks.fill import Filling
from benchmarks.lives import Week
from mesa.accounts.models import User
from mesa.lib.spanish import stems
from mesa.tickets import actions, desk, search, tallies
from mesa.tickets.models import LIVE, Event, Note, Ticket

N, REQUESTERS = 1_200, 200
EMPTY = {
    "sqlite": "INSERT INTO tickets_search (tickets_search) VALUES ('delete-all')",
    "postgresql": "TRUNCATE tickets_search",
}
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        Filling(N, NOW, REQUESTERS).run(lambda *words, **_: None)
        yield
        with connection.cursor() as cursor:
            cursor.execute(EMPTY[connection.vendor])
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def tecla(filled, db):
    return User.objects.technicians()[0]


def test_there_are_as_many_as_asked(tecla):
    assert Ticket.objects.count() == N
    assert User.objects.filter(role="requester").count() == REQUESTERS


def test_every_change_of_a_ticket_has_its_line(tecla):
    counted = Ticket.objects.annotate(lines=Count("events"), last=Max("events__version"), at=Max("events__at"))
    assert not counted.exclude(version=F("lines")).exists()
    assert not counted.exclude(version=F("last")).exists()
    assert not counted.exclude(updated_at=F("at")).exists()


def test_the_ledger_goes_forward(tecla):
    times = Event.objects.order_by("pk").values_list("at", flat=True)
    assert all(one <= next_ for one, next_ in pairwise(times))


def test_the_counts_are_right(tecla):
    assert tallies.recount() == {}
    assert tallies.counts(tecla)["live"] == Ticket.objects.filter(status__in=LIVE).count() > 0


def test_every_constraint_holds(tecla):
    connection.check_constraints()
    for model in (Ticket, Note, Event):
        for row in model.objects.order_by("?")[:100]:
            row.full_clean(exclude=[f.name for f in model._meta.fields if f.blank or f.null or f.name == "data"])


def test_nothing_is_late_that_was_not_flagged(tecla):
    assert not Ticket.objects.late(NOW).exists()


def test_every_note_is_found_by_its_words(tecla):
    for note in Note.objects.select_related("ticket").order_by("-pk")[:20]:
        words = stems(f"{note.ticket.subject} {note.body}")
        assert note.pk in search._candidates(words)


def test_people_can_go_on_with_it(tecla):
    ticket = Ticket.objects.live().order_by("pk").first()
    version = ticket.version
    actions.add_note(ticket, by=tecla, body="El hipopótamo quedó listo")
    ticket.refresh_from_db()
    assert ticket.version == version + 1
    assert search.find(tecla, "hipopotamos") == [ticket.pk]


def test_the_week_adds_as_the_calendar_does():
    calendar, chance = desk.calendar(), random.Random(1)
    week = Week(calendar, NOW - timedelta(days=60), NOW)
    for _ in range(300):
        at = int((NOW - timedelta(seconds=chance.randrange(50 * 86400))).timestamp())
        work = chance.randrange(60, 30_000)
        added = calendar.add(datetime.fromtimestamp(at, UTC), timedelta(seconds=work))
        assert week.add(at, work) == int(added.timestamp())
