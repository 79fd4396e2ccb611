"""Who may do what in a sale, and when. The person decides, the seller offers, technicians propose."""

from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets.models import LIVE as LIVE_TICKETS
from mesa.tickets.models import Status, Ticket
from mesa.tickets.rules import SPOKEN_IN, Refused, Rule, may, nobody, requester, technician

from . import clocks
from .models import ON_ITS_WAY, STANDING, Case, Order, Quote, Stage, State, Step

__all__ = ["Refused", "Rule", "may"]


def seller(user: User, thing: object) -> bool:
    """A seller."""
    return user.is_sales


def owner(user: User, thing: Case | Quote | Order) -> bool:
    """The requester of its ticket."""
    return user.is_active and user.pk == thing.ticket.requester_id


def installer(user: User, order: Order) -> bool:
    """A seller, or the technician of its ticket."""
    return user.is_sales or (user.is_technician and user.pk == order.ticket.technician_id)


def approver(user: User, quote: Quote) -> bool:
    """A supervisor who did not write it."""
    return user.is_supervisor and user.pk != quote.author_id


def has_no_case(ticket: Ticket) -> bool:
    """No live case is of the ticket."""
    return not Case.objects.live().filter(ticket=ticket).exists()


def is_not_with_sales(ticket: Ticket) -> bool:
    """No live case of the ticket is with sales; one that was only proposed may be."""
    return not Case.objects.live().filter(ticket=ticket, escalated_at__isnull=False).exists()


def is_spoken_in(case: Case) -> bool:
    """The ticket is one on which words are still read."""
    return case.ticket.status in SPOKEN_IN


def is_in_time(quote: Quote) -> bool:
    """Its last day is not over."""
    return not clocks.is_over(quote.valid_until, timezone.now())


def waits_for_approval(quote: Quote) -> bool:
    """It was not approved yet."""
    return quote.approved_at is None


OFFER_SALES = Rule(Ticket, technician, {*LIVE_TICKETS, Status.RESOLVED}, has_no_case)
ESCALATE = Rule(Ticket, requester, {*LIVE_TICKETS, Status.RESOLVED}, is_not_with_sales)
REFUSE_SALES = Rule(Case, owner, {Stage.OFFERED})
TAKE_CASE = Rule(Case, seller, {Stage.OPEN, Stage.QUOTED})
NOTE_CASE = Rule(Case, seller, {Stage.OPEN, Stage.QUOTED, Stage.WON}, is_spoken_in)
RETURN_CASE = Rule(Case, seller, {Stage.OPEN, Stage.QUOTED})
DRAFT_QUOTE = Rule(Case, seller, {Stage.OPEN, Stage.QUOTED})
WRITE_QUOTE = Rule(Quote, seller, {State.DRAFT})
ASK_APPROVAL = Rule(Quote, seller, {State.DRAFT}, waits_for_approval)
APPROVE_QUOTE = Rule(Quote, approver, {State.DRAFT}, waits_for_approval)
SEND_QUOTE = Rule(Quote, seller, {State.DRAFT}, is_in_time)
SEE_QUOTE = Rule(Quote, owner, {State.SENT}, is_in_time)
QUESTION_QUOTE = Rule(Quote, owner, {*STANDING}, is_in_time)
ACCEPT_QUOTE = Rule(Quote, owner, {*STANDING}, is_in_time)
DECLINE_QUOTE = Rule(Quote, owner, {*STANDING}, is_in_time)
SHARE_QUOTE = Rule(Quote, seller, {*STANDING}, is_in_time)
REMIND_QUOTE = Rule(Quote, nobody, {*STANDING})
EXPIRE_QUOTE = Rule(Quote, nobody, {*STANDING})
REVISE_QUOTE = Rule(Quote, seller, {*STANDING, State.EXPIRED, State.DECLINED})
SUPPLY_ORDER = Rule(Order, seller, {Step.PLACED})
RECEIVE_ORDER = Rule(Order, seller, {Step.PLACED, Step.SUPPLIED})
SHIP_ORDER = Rule(Order, seller, {Step.PLACED, Step.SUPPLIED, Step.RECEIVED})
INSTALL_ORDER = Rule(Order, installer, {Step.PLACED, Step.RECEIVED, Step.SHIPPED})
DELIVER_ORDER = Rule(Order, installer, {Step.PLACED, Step.RECEIVED, Step.SHIPPED, Step.INSTALLED})
CANCEL_ORDER = Rule(Order, seller, {*ON_ITS_WAY})
RECORD_SERIALS = Rule(Order, installer, {*ON_ITS_WAY, Step.DELIVERED})
RECORD_PAYMENT = Rule(Order, seller, {*ON_ITS_WAY, Step.DELIVERED})
CLAIM_PRODUCT = Rule(Order, owner, {Step.DELIVERED})
