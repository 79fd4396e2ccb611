"""Which tickets a browser may open because it came by their links: kept in its session, ticket → link."""

from django.contrib.sessions.backends.base import SessionBase

from .models import Scope, TicketLink
from .reads import living

KEY = "passes"


def keep(session: SessionBase, link: TicketLink) -> None:
    """A new session key: nobody who knew the old one comes in along."""
    session.cycle_key()
    session[KEY] = session.get(KEY, {}) | {str(link.ticket_id): link.pk}


def drop(session: SessionBase) -> None:
    """Forget every link that this browser came by."""
    session.pop(KEY, None)


def came_by_link(session: SessionBase, number: int | str | None = None) -> bool:
    """Whether it did, to that ticket or to any; the link may have ended since."""
    kept = session.get(KEY, {})
    return str(number) in kept if number else bool(kept)


def link_to(session: SessionBase, number: int | str, scope: str = Scope.REQUESTER) -> TicketLink | None:
    """The living link this browser came by, for this ticket and nothing else; None when there is none."""
    kept = session.get(KEY, {}).get(str(number))
    found = living([kept] if kept else [])
    return next((link for link in found if link.ticket_id == int(number) and link.scope == scope), None)


def links(session: SessionBase) -> list[TicketLink]:
    """Those that let it act, one for each ticket."""
    return [link for link in living(session.get(KEY, {}).values()) if link.scope == Scope.REQUESTER]
