"""Who else hears of a ticket."""

import pytest

from mesa.tickets import actions, promises
from mesa.tickets.models import Follower
from mesa.tickets.rules import Refused


def test_a_follower_may_answer_and_sees_no_page_of_it(taken, ana, beto, tere, client):
    actions.ask(taken, by=tere, question="¿Qué modelo es?")
    actions.follow(taken, by=ana, email=beto.email)
    note = actions.add_note(taken, by=beto, body="Es una HP.", channel="email")
    taken.refresh_from_db()
    assert (note.author, taken.status, taken.events.last().data["in_copy"]) == (beto, "open", True)
    client.force_login(beto)
    assert client.get(f"/tickets/{taken.pk}/").status_code == 404


def test_again_is_nothing_new(taken, ana, beto):
    for _ in range(2):
        actions.follow(taken, by=ana, email=beto.email)
    actions.follow(taken, by=ana, email=ana.email)
    assert Follower.objects.count() == 1 and taken.events.filter(kind="followed").count() == 1


def test_a_handful_of_strangers_and_the_house_besides(taken, ana, tere, tono):
    for n in range(promises.FOLLOWERS):
        actions.follow(taken, by=ana, email=f"p{n}@example.org")
    with pytest.raises(Refused):
        actions.follow(taken, by=ana, email="otro@example.org")
    actions.follow(taken, by=tono, email=tono.email)
    assert taken.followed_by.agreed().count() == promises.FOLLOWERS + 1


@pytest.mark.parametrize("who", ["beto", "vico"])
def test_nobody_else_puts_people_in_copy_or_takes_them_out(who, taken, ana, tono, request):
    actions.follow(taken, by=ana, email=tono.email)
    other = request.getfixturevalue(who)
    for act in (actions.follow, actions.unfollow):
        with pytest.raises(Refused):
            act(taken, by=other, email=tono.email)
    assert taken.followed_by.get().person == tono


def test_a_follower_may_leave_and_then_is_nobody(taken, ana, beto):
    actions.follow(taken, by=ana, email=beto.email)
    actions.unfollow(taken, by=beto, email=beto.email)
    with pytest.raises(Refused):
        actions.add_note(taken, by=beto, body="x")
