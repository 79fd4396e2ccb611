"""Who may do what with a remote session, and when. Only who attends the ticket leads one."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from mesa.tickets import reads
from mesa.tickets.models import LIVE as LIVE_TICKETS
from mesa.tickets.models import Status, Ticket
from mesa.tickets.rules import Refused, Rule, always, may

from . import promises, tools
from .models import LIVE, AccessCode, ContactAttempt, Outcome, RemoteSession, State, TicketLink

__all__ = ["Refused", "Rule", "acting", "always", "may"]


def attends(user, ticket):
    return user.is_technician and user.pk == ticket.technician_id


def was_looked_for(ticket):
    """Enough times, by more than one way, since they last said a word."""
    last = ticket.notes.filter(author=ticket.requester_id).order_by("-pk").values_list("written_at", flat=True).first()
    tries = ContactAttempt.objects.filter(ticket=ticket, at__gt=last or ticket.opened_at)
    channels = list(tries.exclude(outcome=Outcome.REACHED).values_list("channel", flat=True))
    return len(channels) >= promises.ATTEMPTS and len(set(channels)) >= promises.CHANNELS


def asker(user, ticket):
    """Who asked for help: whom to let in is theirs to say."""
    return user.is_active and user.pk == ticket.requester_id


def owner(user, session):
    return user.is_active and user.pk == session.ticket.requester_id


def leads(user, session):
    """Who asked for it, while the ticket is still theirs."""
    return session.technician_id == user.pk and attends(user, session.ticket)


def side(user, session):
    return owner(user, session) or leads(user, session)


def giver(user, session):
    """Who has the code of this tool: the person reads it from their screen, or the technician makes it."""
    return (leads if session.made_by_technician else owner)(user, session)


def reader(user, session):
    return (owner if session.made_by_technician else leads)(user, session)


def oversees(user, session):
    """A supervisor who neither leads it nor asked for it."""
    return user.is_supervisor and not side(user, session)


def is_in_the_browser(session):
    return session.tool in {tools.SCREEN.slug, tools.CAMERA.slug}


def nobody(user, session):
    """Only the desk itself, by the clock."""
    return False


def is_prepared(session):
    return not reads.prepared(session.ticket)


def is_idle(ticket):
    return not RemoteSession.objects.live().filter(ticket=ticket).exists()


def takes_code(session):
    return tools.of(session).takes_code


def has_code(session):
    return session.ticket.is_live and AccessCode.objects.filter(session=session).exists()


def has_few_links(ticket):
    return TicketLink.objects.alive(timezone.now()).filter(ticket=ticket).count() < promises.LINKS


OPEN_TICKETS = {*LIVE_TICKETS, Status.RESOLVED}
TRY_CONTACT = Rule(attends, {*LIVE_TICKETS})
TELL_UNREACHED = Rule(attends, {*LIVE_TICKETS}, was_looked_for)
WARN_SILENCE = Rule(nobody, {Status.WAITING})
CLOSE_SILENCE = Rule(nobody, {Status.WAITING})
NOTE_CONNECTION = Rule(asker, {*LIVE_TICKETS})
MAKE_LINK = Rule(asker, OPEN_TICKETS, has_few_links)
OPEN_LINK = Rule(nobody, OPEN_TICKETS)
REVOKE_LINK = Rule(asker, {*Status})
ASK_SESSION = Rule(attends, {*LIVE_TICKETS}, is_idle)  # of the ticket; the others are of the session
ACCEPT_SESSION = Rule(owner, {State.ASKED}, is_prepared)
DECLINE_SESSION = Rule(owner, {State.ASKED, State.ACCEPTED, State.READY})
GIVE_ACCESS = Rule(giver, {State.ACCEPTED, State.READY}, takes_code)
SEE_ACCESS = Rule(reader, {State.READY, State.IN_COURSE}, has_code)
START_SESSION = Rule(leads, {State.READY})
END_SESSION = Rule(side, {*LIVE})
JOIN_SESSION = Rule(owner, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
VIEW_SESSION = Rule(leads, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
OBSERVE_SESSION = Rule(oversees, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
OBSERVE_BY_LINK = Rule(nobody, {State.ACCEPTED, State.READY, State.IN_COURSE}, is_in_the_browser)
REMOVE_OBSERVER = Rule(owner, {*LIVE})
SAVE_STILL = Rule(owner, {State.READY, State.IN_COURSE}, is_in_the_browser)
EXPIRE_SESSION = Rule(nobody, {*LIVE})
ERASE_ACCESS = Rule(nobody, {*LIVE}, has_code)


@contextmanager
def acting(user, rule, session):
    """One transaction, the ticket locked, and one question. Live or over, every line of it is the ticket's."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=session.ticket_id)
        session = RemoteSession.objects.get(pk=session.pk)
        session.ticket = ticket
        if not may(user, rule, session):
            raise Refused
        yield session
