"""Who else hears of a ticket."""

import pytest
from django.utils import timezone

from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions, promises
from mesa.tickets.models import Follower
from mesa.tickets.rules import Refused


def told(person, about=""):
    dispatch_events(timezone.now())
    found = Message.objects.filter(to=person.email, subject__contains=about).order_by("pk")
    return list(found.values_list("subject", flat=True))


def test_a_follower_hears_what_both_sides_say_and_nothing_internal(taken, ana, beto, tere):
    actions.follow(taken, by=ana, email=beto.email.upper())
    told(beto)
    actions.add_note(taken, by=tere, body="Reinicia.")
    actions.add_note(taken, by=ana, body="Ya.")
    actions.add_internal_note(taken, by=tere, body="Parece el disco.")
    assert told(beto) == [
        f"[#{taken.pk}] Ana te puso en copia: No imprime", f"[#{taken.pk}] Tere escribió: No imprime",
        f"[#{taken.pk}] Ana escribió: No imprime",
    ]  # fmt: skip


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


def test_who_has_no_account_is_told_how_to_make_one_and_nothing_more(taken, ana, tere):
    actions.follow(taken, by=ana, email="hijo@example.org", name="Hijo")
    actions.add_note(taken, by=tere, body="SECRETO")
    dispatch_events(timezone.now())
    letter = Message.objects.get(to="hijo@example.org")
    assert letter.subject == "Te pusieron en copia de un ticket" and "No imprime" not in letter.text


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


def test_a_follower_may_leave_and_then_is_nobody(taken, ana, beto, tere):
    actions.follow(taken, by=ana, email=beto.email)
    actions.unfollow(taken, by=beto, email=beto.email)
    with pytest.raises(Refused):
        actions.add_note(taken, by=beto, body="x")
    actions.add_note(taken, by=tere, body="Hola")
    assert told(beto, "Tere") == []
