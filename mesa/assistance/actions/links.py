"""One link per device: made by the requester or the technician, opened with a press, taken back at any time."""

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import promises, rules
from mesa.assistance.kinds import Kind
from mesa.assistance.models import TicketLink
from mesa.assistance.rules import Refused
from mesa.tickets.acting import acting
from mesa.tickets.models import Ticket
from mesa.tickets.record import record


class DeadLink(Exception):
    """Unknown, expired, opened before or taken back: the visitor is told one thing for all."""


def make_link(ticket: Ticket, *, by: User, scope: str) -> tuple[TicketLink, str]:
    """`(link, secret)`: the secret is shown this once; only its hash is kept. Raises Refused."""
    with acting(by, rules.MAKE_LINK, ticket) as ticket:
        now, secret = timezone.now(), secrets.token_urlsafe(24)
        link = TicketLink.objects.create(
            ticket=ticket, scope=scope, sha256=_hash(secret), made_by=by, made_at=now, expires_at=now + promises.LINK
        )
        record(ticket, Kind.LINK_MADE, by=by, scope=scope)
    return link, secret


def unopened(secret: str) -> TicketLink:
    """The link of a secret, while it may still be opened; looking uses nothing up. Raises DeadLink."""
    found = TicketLink.objects.unopened(timezone.now()).filter(sha256=_hash(secret)).select_related("ticket").first()
    if found is None:
        raise DeadLink
    return found


@transaction.atomic
def open_link(secret: str, *, device: str = "") -> TicketLink:
    """Of two who open it at once, one is in; the other hears DeadLink.

    `device`: what its owner will recognise it by.
    """
    link = unopened(secret)
    with acting(None, rules.OPEN_LINK, link.ticket) as ticket:
        opened = TicketLink.objects.unopened(timezone.now()).filter(pk=link.pk)
        if not opened.update(opened_at=timezone.now(), device=device[:120]):
            raise DeadLink
        record(ticket, Kind.LINK_OPENED, by=None, scope=link.scope, device=device[:120])
    return link


def revoke_link(link: TicketLink, *, by: User | None) -> None:
    """Whoever is in with it is out at their next step. Raises Refused, also when it was revoked."""
    with acting(by, rules.REVOKE_LINK, link.ticket) as ticket:
        if not TicketLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
            raise Refused
        record(ticket, Kind.LINK_REVOKED, by=by, scope=link.scope)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
