"""Who else hears of a ticket. A follower gets its letters and may answer them; its pages stay with the requester."""

from collections.abc import Iterable

from django.utils import timezone

from mesa.accounts.actions import introduce, join_copy
from mesa.accounts.models import User
from mesa.tickets import promises, rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Follower, Ticket
from mesa.tickets.record import record
from mesa.tickets.rules import Refused


class Crowded(Refused):
    """As many are in copy as may be."""


def propose_followers(ticket: Ticket, found: Iterable[tuple[str, str]]) -> None:
    """`(address, name)` of whom a letter was copied to, inside a transaction; nobody hears until somebody agrees."""
    known = {ticket.requester.email.lower(), *ticket.followed_by.values_list("email", flat=True)}
    fresh = {email.lower(): name for email, name in found if email.lower() not in known}
    room = max(promises.FOLLOWERS - ticket.followed_by.count(), 0)
    for email, name in list(fresh.items())[:room]:
        ticket.followed_by.create(email=email, name=name[:120])


def follow(ticket: Ticket, *, by: User, email: str, name: str = "") -> Ticket:
    """Put an address in copy; again is nothing new. Who has no account is told how to make one.

    The house is never too many, others are a handful: raises Crowded, a Refused.
    """
    email = email.lower()
    if email == ticket.requester.email.lower():
        return ticket
    with acting(by, rules.FOLLOW, ticket) as ticket:
        found = ticket.followed_by.get_or_create(email=email)[0]
        if found.agreed_at:
            return ticket
        found.name = found.name or name[:120]
        found.person = User.objects.writing_as(email) or introduce(email=email, name=found.name)
        if _is_one_more(found.person, by) and _others(ticket, by) >= promises.FOLLOWERS:
            raise Crowded
        if by.is_technician and found.person.is_house:
            found.name = found.person.name
        found.agreed_at = timezone.now()
        found.save(update_fields=["name", "person", "agreed_at"])
        record(ticket, Kind.FOLLOWED, by=by, follower=found.person.pk, name=_named(found))
        if not found.person.is_verified:
            join_copy(found.person, by=by, number=ticket.pk)
    return ticket


def unfollow(ticket: Ticket, *, by: User, email: str) -> Ticket:
    """By whoever may put people in copy, and by the follower; a proposal goes without a word."""
    with acting(by, rules.UNFOLLOW, ticket) as ticket:
        found = ticket.followed_by.filter(email=email.lower()).first()
        if found is None or not (rules.party(by, ticket) or found.person_id == by.pk):
            raise Refused
        found.delete()
        if found.agreed_at:
            record(ticket, Kind.UNFOLLOWED, by=by, follower=found.person_id, name=_named(found))
    return ticket


def _is_one_more(person: User, by: User) -> bool:
    """A requester has the same room for everybody: else it would tell them who works here."""
    return not by.is_technician or not person.is_house


def _others(ticket: Ticket, by: User) -> int:
    others = ticket.followed_by.agreed()
    return (others.filter(person__role="requester") if by.is_technician else others).count()


def _named(found: Follower) -> str:
    """As they were named here: what the account of an address says is not for who only knows the address."""
    return found.name or _hidden(found.email)


def _hidden(email: str) -> str:
    """«o…@cliente.example»: a line stays for ever, and an address does not."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
