"""Event kind → who should hear of it. Read this page and you know who hears what."""

from mesa.accounts.models import Role, User
from mesa.assistance.events import Kind as Assistance
from mesa.channels.whatsapp.events import Kind as WhatsApp
from mesa.sales import reads
from mesa.sales.events import Kind as Sales
from mesa.sales.models import Case
from mesa.tickets.events import Kind


def requester(event):
    return [event.ticket.requester]


def technician(event):
    """The technician; while nobody does, whoever could."""
    return attending(event) or on_duty(event)


def attending(event):
    return [event.ticket.technician] if event.ticket.technician else []


def former(event):
    """Who attended until now."""
    return User.objects.filter(pk=event.data.get("before"))


def promised(event):
    """Who would have met the person, even if somebody else attends now."""
    return User.objects.filter(appointments_kept__pk=event.data["appointment"])


def on_shift(event):
    """The technician; while nobody does, whoever is at work, or anybody who could be."""
    working = User.objects.technicians().filter(shifts__ended_at=None, shifts__isnull=False)
    return attending(event) or working or on_duty(event)


def on_duty(event):
    return User.objects.technicians()


def follower(event):
    """Who was in copy when it happened, and colleagues who follow the ticket: earlier words are not theirs."""
    return User.objects.filter(following__ticket=event.ticket_id, following__agreed_at__lte=event.at)


def followed(event):
    """Who has just been put in copy."""
    return User.objects.filter(pk=event.data["follower"])


def sales(event):
    return User.objects.filter(role=Role.SALES)


def supervisors(event):
    return User.objects.filter(role=Role.SUPERVISOR)


def answering(event):
    """Who answers for the service, when somebody is left unsatisfied."""
    return [] if event.data["agreed"] else supervisors(event)


def seller(event):
    """The seller who has it; while nobody does, whoever could."""
    had = Case.objects.filter(ticket=event.ticket_id, seller__isnull=False).order_by("-pk").first()
    return [had.seller] if had else sales(event)


def selling(event):
    """The seller who has it hears what the person writes, until all that was sold is delivered."""
    if event.actor_id != event.ticket.requester_id:
        return []
    return User.objects.filter(pk__in=reads.sellers_of(event.ticket_id))


WHO = {
    Kind.OPENED: [requester, on_duty],
    Kind.ARRIVED: [requester],
    Kind.CONFIRMED: [requester, on_duty],
    Kind.LAPSED: [],
    Kind.ASSIGNED: [requester, attending, former],
    Kind.NOTED: [requester, technician, selling, follower],
    Kind.NOTED_INTERNALLY: [attending, follower],
    Kind.ASKED: [requester, attending, follower],
    Kind.CONTACTED: [requester, attending, follower],
    Kind.RESOLVED: [requester, attending, follower],
    Kind.CLOSED: [requester, attending, follower],
    Kind.CANCELLED: [attending],
    Kind.REOPENED: [requester, technician, follower],
    Kind.WARRANTY_CLAIMED: [technician],
    Kind.WARRANTY_DECLINED: [requester, attending],
    Kind.WARRANTY_ENDED: [requester],
    Kind.QUOTE_WANTED: [technician, sales, supervisors],
    Kind.LICENCE_PROVED: [attending],
    Kind.INSTALLATION_RECORDED: [requester],
    Kind.INSTALLATION_REFUSED: [requester, attending],
    Kind.TICKED: [],
    Kind.UNTICKED: [],
    Kind.BACKUP_HELP_ASKED: [technician],
    Kind.CREDIT_PAUSED: [requester, attending],
    Kind.CREDIT_RESUMED: [requester, attending],
    Kind.CREDIT_EXTENDED: [requester, attending],
    Kind.CREDIT_WARNED: [requester, technician],
    Kind.CREDIT_RETURNED: [],
    Kind.FOLLOWED: [followed],
    Kind.UNFOLLOWED: [],
    Kind.MERGED: [],
    Kind.UNMERGED: [],
    Kind.RATED: [attending, answering],
    Kind.REDACTED: [],
    Kind.RESPONSE_DUE_SOON: [on_shift],
    Kind.RESPONSE_OVERDUE: [technician, supervisors],
    Assistance.SESSION_ASKED: [requester],
    Assistance.SESSION_ACCEPTED: [attending],
    Assistance.SESSION_DECLINED: [attending],
    Assistance.SESSION_READY: [attending],
    Assistance.SESSION_STARTED: [],
    Assistance.SESSION_ENDED: [requester],
    Assistance.SESSION_EXPIRED: [requester, attending],
    Assistance.ACCESS_SEEN: [],
    Assistance.ACCESS_ERASED: [],
    Assistance.MEETING_MADE: [requester, attending],
    Assistance.MEETING_FAILED: [attending],
    Assistance.MEETING_CLOSED: [],
    Assistance.OBSERVER_JOINED: [],
    Assistance.OBSERVER_REMOVED: [],
    Assistance.STILL_SAVED: [],
    Assistance.CONTACT_TRIED: [],
    Assistance.UNREACHED: [],
    Assistance.SILENCE_WARNED: [requester],
    Assistance.SILENCE_CLOSED: [requester, attending],
    Assistance.SLOTS_OFFERED: [requester],
    Assistance.APPOINTMENT_PICKED: [requester, attending],
    Assistance.APPOINTMENT_MOVED: [requester, attending],
    Assistance.APPOINTMENT_CANCELLED: [requester, promised],
    Assistance.APPOINTMENT_REMINDED: [requester, attending],
    Assistance.CONNECTION_TESTED: [],
    Assistance.LINK_MADE: [],
    Assistance.LINK_OPENED: [requester],
    Assistance.LINK_REVOKED: [],
    Sales.SALES_OFFERED: [requester],
    Sales.SALES_REFUSED: [attending],
    Sales.ESCALATED: [sales, attending],
    Sales.CASE_TAKEN: [],
    Sales.CASE_NOTED: [requester],
    Sales.CASE_RETURNED: [requester, attending],
    Sales.APPROVAL_ASKED: [supervisors],
    Sales.QUOTE_APPROVED: [seller],
    Sales.QUOTE_SENT: [requester],
    Sales.QUOTE_SEEN: [],
    Sales.QUOTE_QUESTIONED: [seller],
    Sales.QUOTE_REPLACED: [],
    Sales.QUOTE_SHARED: [],
    Sales.QUOTE_REMINDED: [requester],
    Sales.QUOTE_ACCEPTED: [requester, seller, attending],
    Sales.QUOTE_DECLINED: [requester, seller, attending],
    Sales.QUOTE_EXPIRED: [requester, seller],
    Sales.ORDER_SUPPLIED: [],
    Sales.ORDER_RECEIVED: [],
    Sales.ORDER_SHIPPED: [requester],
    Sales.ORDER_INSTALLED: [],
    Sales.ORDER_DELIVERED: [requester, attending],
    Sales.ORDER_CANCELLED: [requester],
    Sales.PRODUCT_CLAIMED: [seller],
    WhatsApp.EXCHANGE_LOGGED: [],
    WhatsApp.WHATSAPP_FAILED: [technician],
}
RECEIPTS = {  # what people hear of their own doing: the number and what happens next, and what goes on their calendar
    Kind.OPENED,
    Kind.ARRIVED,
    Kind.CONFIRMED,
    Sales.QUOTE_ACCEPTED,
    Sales.QUOTE_DECLINED,
    Assistance.APPOINTMENT_PICKED,
    Assistance.APPOINTMENT_MOVED,
    Assistance.APPOINTMENT_CANCELLED,
}


def listeners(event, channel="email"):
    """`(person, role)`, each person once, by the first role they have in this ticket."""
    roles = {}
    for find in WHO[event.kind]:
        for person in find(event):
            roles.setdefault(person, find.__name__)
    return [(person, role) for person, role in roles.items() if hears(person, role, event, channel)]


def hears(person, role, event, channel):
    """An address that nobody confirmed is a stranger's: nothing of a ticket is written to it."""
    own = person.pk == event.actor_id and not (event.kind in RECEIPTS and role in {"requester", "promised"})
    inside = (person.is_technician and role != "requester") or (person.is_sales and role == "seller")
    may = person.is_active and person.is_verified and (event.public or inside)
    return may and not own and person.wants(event.kind, channel)
