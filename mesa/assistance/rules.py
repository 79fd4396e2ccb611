"""Who may do what with a remote session, and when. Only the technician of the ticket leads one."""

from django.conf import settings
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.rules import nobody
from mesa.tickets import reads
from mesa.tickets.models import LIVE as LIVE_TICKETS
from mesa.tickets.models import Status, Ticket
from mesa.tickets.rules import Refused, Rule, always, may

from . import promises, tools
from .models import (
    LIVE,
    AccessCode,
    Appointment,
    ContactAttempt,
    Meeting,
    Outcome,
    RemoteSession,
    Silence,
    Standing,
    State,
    TicketLink,
)

__all__ = ["Refused", "Rule", "always", "may"]


def attends(user: User, ticket: Ticket) -> bool:
    """The technician of the ticket."""
    return user.is_technician and user.pk == ticket.technician_id


def sells(user: User, ticket: Ticket) -> bool:
    """A seller; the hour is one of the technician's."""
    return user.is_sales


def is_attended(ticket: Ticket) -> bool:
    """The ticket has a technician."""
    return ticket.technician_id is not None


def was_looked_for(ticket: Ticket) -> bool:
    """Since the requester's last word, as many attempts by as many ways as the installation asks failed."""
    enough, ways = settings.CONTACT_ATTEMPTS
    last = ticket.notes.filter(author=ticket.requester_id).order_by("-pk").values_list("written_at", flat=True).first()
    tries = ContactAttempt.objects.filter(ticket=ticket, at__gt=last or ticket.opened_at)
    channels = list(tries.exclude(outcome=Outcome.REACHED).values_list("channel", flat=True))
    return len(channels) >= enough and len(set(channels)) >= ways


def asker(user: User, ticket: Ticket) -> bool:
    """The requester of the ticket."""
    return user.is_active and user.pk == ticket.requester_id


def owner(user: User, session: RemoteSession | Appointment) -> bool:
    """The requester of its ticket."""
    return user.is_active and user.pk == session.ticket.requester_id


def leads(user: User, session: RemoteSession) -> bool:
    """The technician who asked for it, while the ticket is theirs."""
    return session.technician_id == user.pk and attends(user, session.ticket)


def side(user: User, session: RemoteSession) -> bool:
    """The requester of its ticket, or the technician who leads it."""
    return owner(user, session) or leads(user, session)


def giver(user: User, session: RemoteSession) -> bool:
    """Who has the code of its program: the requester, or the technician if they make it."""
    return (leads if session.made_by_technician else owner)(user, session)


def reader(user: User, session: RemoteSession) -> bool:
    """The other side: the technician, or the requester if the technician makes it."""
    return (owner if session.made_by_technician else leads)(user, session)


def oversees(user: User, session: RemoteSession) -> bool:
    """A supervisor who neither leads it nor is its requester."""
    return user.is_supervisor and not side(user, session)


def is_in_the_browser(session: RemoteSession) -> bool:
    """It runs in the browser: a shared screen or camera."""
    return session.tool in {tools.SCREEN.slug, tools.CAMERA.slug}


def link_holder(user: object, thing: object) -> bool:
    """Only the desk itself, for the holder of a link."""
    return False


def is_prepared(session: RemoteSession) -> bool:
    """Nothing on the list of preparation is missing."""
    return not reads.prepared(session.ticket)


def is_idle(ticket: Ticket) -> bool:
    """The ticket has no live session."""
    return not RemoteSession.objects.live().filter(ticket=ticket).exists()


def is_ahead(appointment: Appointment) -> bool:
    """The ticket is live, and the hour was not chosen or is still to come."""
    return appointment.ticket.is_live and (appointment.starts_at is None or appointment.starts_at > timezone.now())


def keeps(user: User, appointment: Appointment) -> bool:
    """The requester, or the technician of the ticket."""
    return owner(user, appointment) or attends(user, appointment.ticket)


def takes_code(session: RemoteSession) -> bool:
    """Its program has an ID and a password."""
    return tools.of(session).takes_code


def has_code(session: RemoteSession) -> bool:
    """The ticket is live and a code is kept."""
    return session.ticket.is_live and AccessCode.objects.filter(session=session).exists()


def has_meeting(session: RemoteSession) -> bool:
    """Its maker has it ready, and it is open."""
    return Meeting.objects.filter(session=session, made_at__isnull=False, closed_at=None).exists()


def has_few_links(ticket: Ticket) -> bool:
    """Fewer than LINKS of the ticket are alive."""
    return TicketLink.objects.alive(timezone.now()).filter(ticket=ticket).count() < promises.LINKS


OPEN_TICKETS = {*LIVE_TICKETS, Status.RESOLVED}
TRY_CONTACT = Rule(Ticket, attends, {*LIVE_TICKETS})
TELL_UNREACHED = Rule(Ticket, attends, {*LIVE_TICKETS}, was_looked_for)
WARN_SILENCE = Rule(Silence, nobody, {Status.WAITING})
CLOSE_SILENCE = Rule(Silence, nobody, {Status.WAITING})
NOTE_CONNECTION = Rule(Ticket, asker, {*LIVE_TICKETS})
OFFER_SLOTS = Rule(Ticket, attends, {*LIVE_TICKETS})
OFFER_INSTALLATION = Rule(Ticket, sells, {*LIVE_TICKETS}, is_attended)
PICK_SLOT = Rule(Appointment, owner, {Standing.OFFERED, Standing.KEPT}, is_ahead)
DECLINE_APPOINTMENT = Rule(Appointment, owner, {Standing.KEPT}, is_ahead)
CANCEL_APPOINTMENT = Rule(Appointment, keeps, {Standing.OFFERED, Standing.KEPT}, is_ahead)
REMIND_APPOINTMENT = Rule(Appointment, nobody, {Standing.KEPT})
END_STRAY_APPOINTMENTS = Rule(Appointment, nobody, {Standing.OFFERED, Standing.KEPT})
MAKE_LINK = Rule(Ticket, asker, OPEN_TICKETS, has_few_links)
OPEN_LINK = Rule(Ticket, link_holder, OPEN_TICKETS)
REVOKE_LINK = Rule(Ticket, asker, {*Status})
ASK_SESSION = Rule(Ticket, attends, {*LIVE_TICKETS}, is_idle)
ACCEPT_SESSION = Rule(RemoteSession, owner, {State.ASKED}, is_prepared)
DECLINE_SESSION = Rule(RemoteSession, owner, {State.ASKED, State.ACCEPTED, State.READY})
GIVE_ACCESS = Rule(RemoteSession, giver, {State.ACCEPTED, State.READY}, takes_code)
SEE_ACCESS = Rule(RemoteSession, reader, {State.READY, State.IN_COURSE}, has_code)
START_SESSION = Rule(RemoteSession, leads, {State.READY})
END_SESSION = Rule(RemoteSession, side, {*LIVE})
JOIN_SESSION = Rule(RemoteSession, owner, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
VIEW_SESSION = Rule(RemoteSession, leads, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
OBSERVE_SESSION = Rule(RemoteSession, oversees, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
OBSERVE_BY_LINK = Rule(RemoteSession, link_holder, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
REMOVE_OBSERVER = Rule(RemoteSession, owner, {*LIVE})
SAVE_STILL = Rule(RemoteSession, owner, {State.READY, State.IN_COURSE}, is_in_the_browser)
MAKE_MEETING = Rule(RemoteSession, nobody, {*State})  # what was made while it ended must still be closed
FAIL_MEETING = Rule(RemoteSession, nobody, {*State})
CLOSE_MEETING = Rule(RemoteSession, nobody, {*State})
SEE_MEETING = Rule(RemoteSession, leads, {State.READY, State.IN_COURSE}, has_meeting)
EXPIRE_SESSION = Rule(RemoteSession, nobody, {*LIVE})
ERASE_ACCESS = Rule(RemoteSession, nobody, {*LIVE}, has_code)
