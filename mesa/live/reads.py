"""Who is at a ticket with somebody."""

from .models import Presence


def company(ticket, person, now):
    """Everybody else who is at the ticket and whom this person may know of."""
    return list(Presence.objects.visible_to(person).beside(person, ticket, now))


def across(ticket, person, others):
    """Of those, the other side: for the requester, the house; for the house, the requester."""
    asked = person == ticket.requester
    return [one for one in others if (one.person_id != ticket.requester_id) == asked]


def chatting(ticket, person, now):
    """Both sides have the ticket before their eyes, on pages that follow it."""
    here = Presence.objects.visible_to(person).filter(ticket=ticket, until__gt=now)
    at = set(here.values_list("person_id", flat=True))
    asked = {ticket.requester_id}
    return person.pk in at and bool(at - asked if person.pk in asked else at & asked)
