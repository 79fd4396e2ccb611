"""The requester decides who else hears of it."""

import pytest
from django.urls import reverse

from mesa.assistance.actions import make_link
from mesa.tickets import actions, promises


def at(name, ticket):
    return reverse(f"portal:{name}", args=[ticket.pk])


def emails(ticket):
    return sorted(ticket.followed_by.agreed().values_list("email", flat=True))


def test_put_in_copy_and_taken_out(ana_in, ticket, beto):
    page = ana_in.post(at("follow", ticket), {"email": "beto@example.org"}, follow=True).content.decode()
    assert emails(ticket) == ["beto@example.org"]
    assert "Quitar a beto@example.org" in page
    ana_in.post(at("unfollow", ticket), {"email": "beto@example.org"})
    assert emails(ticket) == []


def test_the_name_of_an_account_is_not_told_to_who_knows_the_address(ana_in, ticket, beto):
    beto.name = "Beto Zamora"
    beto.save(update_fields=["name"])
    page = ana_in.post(at("follow", ticket), {"email": "beto@example.org"}, follow=True).content.decode()
    assert "Zamora" not in page and "Ana puso en copia a b…@example.org." in page


def test_who_was_copied_waits_for_a_yes(ana_in, ticket):
    actions.propose_followers(ticket, [("jefe@example.org", "El jefe")])
    assert "Pusiste en copia a jefe@example.org." in ana_in.get(at("ticket", ticket)).content.decode()
    ana_in.post(at("follow", ticket), {"email": "jefe@example.org"})
    assert emails(ticket) == ["jefe@example.org"]


def test_what_is_no_address_is_said_beside_it(ana_in, ticket):
    answer = ana_in.post(at("follow", ticket), {"email": "jefe"})
    assert answer.status_code == 422 and "nombre@ejemplo.com" in answer.content.decode()


@pytest.mark.parametrize("act", ["follow", "unfollow"])
def test_for_an_outsider_there_is_no_ticket(client, texts, ticket, beto, act):
    client.force_login(beto)
    assert client.post(at(act, ticket), {"email": "beto@example.org"}).status_code == 404
    assert emails(ticket) == []


def test_by_the_link_of_a_ticket_nobody_is_put_in_copy(client, ticket, ana):
    _link, secret = make_link(ticket, by=ana, scope="requester")
    client.post(reverse("portal:open_link", args=[secret]))
    page = client.get(at("ticket", ticket))
    assert page.status_code == 200 and b"Poner a alguien en copia" not in page.content
    assert client.post(at("follow", ticket), {"email": "beto@example.org"}).status_code == 302
    assert emails(ticket) == []


def test_an_address_in_copy_does_not_tell_who_works_here(ana_in, ticket, vico):
    vico.name = "Vico Salas"
    vico.save(update_fields=["name"])
    page = ana_in.post(at("follow", ticket), {"email": vico.email, "name": "Alguien"}, follow=True).content.decode()
    assert "Vico Salas" not in page and "Ana puso en copia a Alguien." in page
    actions.add_note(ticket, by=vico, body="Con gusto les ayudo.", channel="email")
    assert "Vico Salas" in ana_in.get(at("ticket", ticket)).content.decode()


def test_who_works_here_takes_room_like_anybody(ana_in, ticket, vico):
    for n in range(promises.FOLLOWERS):
        actions.follow(ticket, by=ticket.requester, email=f"p{n}@example.org")
    ana_in.post(at("follow", ticket), {"email": vico.email})
    assert vico.email not in emails(ticket)
