"""The requester's word on what was done: conformity, a score and a comment."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from mesa.tickets import actions, reads
from mesa.tickets.models import Rating, Status
from mesa.tickets.rules import Refused


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Era el cable.")


def rated(ticket):
    return list(ticket.events.filter(kind="rated").order_by("version"))


def test_the_word_is_kept_and_is_a_line_of_both_sides(resolved, ana, tere):
    actions.rate(resolved, by=ana, agreed=True, score=5, comment="Muy amable.")
    said = Rating.objects.get(ticket=resolved)
    assert (said.agreed, said.score, said.note.body, said.technician) == (True, 5, "Muy amable.", tere)
    (line,) = rated(resolved)
    assert line.public and line.data == {"agreed": True, "score": 5}
    assert reads.timeline(resolved, ana)[-1].body == "Muy amable."


def test_one_press_is_enough(resolved, ana):
    actions.rate(resolved, by=ana, agreed=True)
    assert Rating.objects.get().score is None and rated(resolved)[0].note is None


@pytest.mark.parametrize("name", ["beto", "tere", "vico", "susi"])
def test_nobody_rates_for_another(resolved, name, request):
    with pytest.raises(Refused):
        actions.rate(resolved, by=request.getfixturevalue(name), agreed=True, score=5)
    assert not Rating.objects.exists() and not rated(resolved)


@pytest.mark.parametrize("status", [Status.NEW, Status.OPEN, Status.WAITING, Status.CANCELLED])
def test_only_what_was_solved_is_rated(ticket, ana, tere, status):
    if status != Status.NEW:
        actions.assign(ticket, by=tere, technician=tere)
    if status == Status.OPEN:
        actions.contact(ticket, by=tere, channel="phone", summary="Le llamé.")
    if status == Status.WAITING:
        actions.ask(ticket, by=tere, question="¿Qué modelo es?")
    if status == Status.CANCELLED:
        actions.cancel(ticket, by=ana)
    with pytest.raises(Refused):
        actions.rate(ticket, by=ana, agreed=True)


def test_the_same_word_twice_is_one_line(resolved, ana):
    for _ in range(2):
        actions.rate(resolved, by=ana, agreed=False, score=2, comment="Mi tarjeta 4111 1111 1111 1111 falló.")
    assert len(rated(resolved)) == 1


def test_another_word_replaces_it_until_the_ticket_closes(resolved, ana, tere):
    actions.rate(resolved, by=ana, agreed=False, score=2)
    actions.rate(resolved, by=ana, agreed=True, score=4)
    assert Rating.objects.get().score == 4 and [line.data["score"] for line in rated(resolved)] == [2, 4]
    actions.close(resolved, by=tere)
    with pytest.raises(Refused):
        actions.rate(resolved, by=ana, agreed=False, score=1)


def test_who_said_nothing_may_still_say_it_when_closed(resolved, ana, tere):
    actions.close(resolved, by=tere)
    actions.rate(resolved, by=ana, agreed=True, score=5)
    assert Rating.objects.get().agreed


def test_the_comment_keeps_no_card(resolved, ana):
    actions.rate(resolved, by=ana, agreed=True, comment="Pagué con 4111 1111 1111 1111.")
    assert "4111" not in Rating.objects.get().note.body and resolved.events.last().kind == "redacted"


@pytest.mark.parametrize("score", [0, 6])
def test_scores_go_from_one_to_five(resolved, ana, score):
    with pytest.raises(IntegrityError):
        actions.rate(resolved, by=ana, agreed=True, score=score)


def test_supervisors_read_the_share_and_the_average(report, ana, tere):
    for agreed, score in [(True, 5), (True, None), (False, 2)]:
        ticket = actions.assign(report(ana), by=tere, technician=tere)
        actions.rate(actions.resolve(ticket, by=tere, solution="Listo."), by=ana, agreed=agreed, score=score)
    month = timezone.now() - timedelta(days=30)
    assert reads.opinions(month) == [("Tere", 3, 67, 3.5)]
    assert reads.opinions(timezone.now() + timedelta(days=1)) == []
