"""The remote sessions and links of a ticket, as doors ask for them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance.makers import Made
from mesa.common import links
from mesa.lib.vault import Broken
from mesa.tickets.models import Ticket

from .actions.meetings import unsealed
from .models import Appointment, Meeting, Peer, RemoteSession, TicketLink


def latest(ticket: Ticket) -> RemoteSession | None:
    """The live one, or how the last one ended; None when there was none."""
    found = RemoteSession.objects.filter(ticket=ticket).select_related("technician", "acceptance__text")
    session = found.order_by("-pk").first()
    if session:
        session.ticket = ticket
    return session


APPOINTMENT_LINK = timedelta(days=90)


def appointment_page(pk: int, link: int | None = None) -> str:
    """Where the person chooses, moves and calls off, without signing in. `link`: of the ticket whose page shows it."""
    return links.address("portal:appointment", links.make("appointment", appointment=pk, link=link))


def appointment_of(key: str) -> Appointment | None:
    """The one a link is of. Raises BadLink: it is forged or too old, or the ticket's link that showed it ended."""
    said = links.read("appointment", key, within=APPOINTMENT_LINK)
    if said.get("link") and not living([said["link"]]):
        raise links.BadLink
    return appointment(said["appointment"])


def appointment(pk: int) -> Appointment | None:
    """With both who would meet; None when there never was one."""
    people = "ticket__requester", "technician"
    return Appointment.objects.filter(pk=pk).select_related(*people).first()


def standing(ticket: Ticket) -> Appointment | None:
    """The appointment that a ticket has now, chosen or not."""
    found = Appointment.objects.standing().filter(ticket=ticket).first()
    if found:
        found.ticket = ticket
    return found


def since(ticket: Ticket, moment: datetime) -> Appointment | None:
    """The appointment of a ticket, if it was offered from then on: what was talked of before is of something else."""
    found = standing(ticket)
    return found if found and found.offered_at >= moment else None


def open_slots(appointment: Appointment, now: datetime) -> list[datetime]:
    """Those of the offer that may still be chosen."""
    taken = Appointment.objects.kept_by(appointment.technician, now).exclude(pk=appointment.pk)
    offered = appointment.slots.filter(starts_at__gt=now).exclude(starts_at__in=taken.values("starts_at").order_by())
    return list(offered.values_list("starts_at", flat=True))


def kept_by(technician: User, now: datetime) -> list[Appointment]:
    """What a technician promised from now on, in order, 50 at most."""
    return list(Appointment.objects.kept_by(technician, now)[:50])


def meeting(session: RemoteSession | None) -> Meeting | None:
    """What its maker was asked for, if it was."""
    return Meeting.objects.filter(session=session).first() if session else None


def way_in(meeting: Meeting | None) -> Made | None:
    """What the person needs to come in, and nothing of the technician's; None while there is none."""
    if meeting is None or not meeting.is_open:
        return None
    try:
        return unsealed(meeting)._replace(technician="")
    except Broken:
        return None


def living(links: Collection[int]) -> list[TicketLink]:
    """Of the links a browser came by, those that still let it in, with whose ticket each is."""
    alive = TicketLink.objects.alive(timezone.now()).filter(pk__in=list(links)) if links else TicketLink.objects.none()
    return list(alive.select_related("ticket__requester"))


def peer(session: RemoteSession, key: str, **who: Any) -> Peer | None:
    """The open page of this key, if it is of this session and of the one asking."""
    return Peer.objects.filter(session=session, key=key, removed_at=None, **who).first()


def others(peer: Peer) -> list[tuple[int, str, str]]:
    """`[(id, role, name)]` of the other pages that are here now."""
    here = Peer.objects.here(peer.session_id, timezone.now()).exclude(pk=peer.pk)
    return list(here.values_list("pk", "role", "name"))
