"""Who else hears of a ticket, from the desk."""

import pytest

from mesa.tickets import actions, promises
from mesa.tickets.models import Follower

from .test_ticket import at


def emails(ticket):
    return sorted(ticket.followed_by.agreed().values_list("email", flat=True))


def test_one_press_follows_and_one_more_stops(desk, ticket, tere):
    assert b"Dejar de seguir" not in desk.get(at("ticket", ticket)).content
    desk.post(at("follow", ticket), {"email": tere.email})
    assert emails(ticket) == ["tere@example.org"]
    assert b"Dejar de seguir" in desk.get(at("ticket", ticket)).content
    desk.post(at("unfollow", ticket), {"email": tere.email})
    assert emails(ticket) == []


def test_an_address_is_put_in_copy_and_taken_out(desk, ticket, beto):
    answer = desk.post(at("follow", ticket), {"email": "Beto@example.org", "name": "El de sistemas"}, follow=True)
    page = answer.content.decode()
    assert "Quitar a Beto" in page and "Tere puso en copia a El de sistemas." in page
    desk.post(at("unfollow", ticket), {"email": "beto@example.org"})
    assert emails(ticket) == []


def test_a_proposal_waits_for_a_yes(desk, ticket, ana, beto):
    actions.propose_followers(ticket, [("beto@example.org", "Beto"), ("jefe@example.org", "")])
    assert "Ana puso en copia a beto@example.org." in desk.get(at("ticket", ticket)).content.decode()
    desk.post(at("follow", ticket), {"email": "beto@example.org"})
    desk.post(at("unfollow", ticket), {"email": "jefe@example.org"})
    assert [one.email for one in Follower.objects.agreed()] == [one.email for one in Follower.objects.all()]
    assert emails(ticket) == ["beto@example.org"]


def test_what_is_no_address_is_said_beside_it(desk, ticket):
    answer = desk.post(at("follow", ticket), {"email": "beto"})
    assert answer.status_code == 422 and "nombre@ejemplo.com" in answer.content.decode()


def test_more_than_a_handful_is_told(desk, ticket):
    for n in range(promises.FOLLOWERS):
        desk.post(at("follow", ticket), {"email": f"persona{n}@example.org"})
    answer = desk.post(at("follow", ticket), {"email": "otra@example.org"})
    assert answer.status_code == 422 and "Ya hay 5 personas en copia" in answer.content.decode()
    assert ticket.followed_by.agreed().count() == 5


@pytest.mark.parametrize("act", ["follow", "unfollow"])
def test_sales_and_requesters_find_no_door(enter, vico, beto, ticket, act):
    assert enter(vico).post(at(act, ticket), {"email": "beto@example.org"}).status_code == 404
    assert enter(beto).post(at(act, ticket), {"email": "beto@example.org"}).status_code == 403
    assert emails(ticket) == []


def test_many_in_copy_are_one_question(desk, ticket, django_assert_num_queries):
    for n in range(4):
        desk.post(at("follow", ticket), {"email": f"persona{n}@example.org"})
    desk.get(at("ticket", ticket))
    with django_assert_num_queries(13):
        desk.get(at("ticket", ticket))
