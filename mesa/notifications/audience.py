"""The people of each role that the row of a kind names."""

from django.db.models import QuerySet

from mesa.accounts.models import Role, User
from mesa.sales import reads
from mesa.sales.models import Case
from mesa.tickets.models import Event
from mesa.timeline.kinds import traits

People = QuerySet[User] | list[User]


def requester(event: Event) -> list[User]:
    """The requester of the ticket."""
    return [event.ticket.requester]


def technician(event: Event) -> People:
    """The technician; while nobody does, whoever could."""
    return attending(event) or on_duty(event)


def attending(event: Event) -> list[User]:
    """The technician of the ticket; nobody while it has none."""
    return [event.ticket.technician] if event.ticket.technician else []


def former(event: Event) -> People:
    """Who attended until now."""
    return User.objects.filter(pk=event.data.get("before"))


def promised(event: Event) -> People:
    """Who would have met the person, even if somebody else attends now."""
    return User.objects.filter(appointments_kept__pk=event.data["appointment"])


def on_shift(event: Event) -> People:
    """The technician; while nobody does, whoever is at work, or anybody who could be."""
    working = User.objects.technicians().filter(shifts__ended_at=None, shifts__isnull=False)
    return attending(event) or working or on_duty(event)


def on_duty(event: Event) -> People:
    """Every technician."""
    return User.objects.technicians()


def follower(event: Event) -> People:
    """Who was in copy when it happened, and colleagues who follow the ticket: earlier words are not theirs."""
    return User.objects.filter(following__ticket=event.ticket_id, following__agreed_at__lte=event.at)


def followed(event: Event) -> People:
    """Who has just been put in copy."""
    return User.objects.filter(pk=event.data["follower"])


def sales(event: Event) -> People:
    """Every seller."""
    return User.objects.filter(role=Role.SALES)


def supervisors(event: Event) -> People:
    """Every supervisor."""
    return User.objects.filter(role=Role.SUPERVISOR)


def answering(event: Event) -> People:
    """Who answers for the service, when somebody is left unsatisfied."""
    return [] if event.data["agreed"] else supervisors(event)


def seller(event: Event) -> People:
    """The seller who has it; while nobody does, whoever could."""
    had = Case.objects.filter(ticket=event.ticket_id, seller__isnull=False).order_by("-pk").first()
    return [had.seller] if had and had.seller else sales(event)


def selling(event: Event) -> People:
    """The seller who has it hears what the person writes, until all that was sold is delivered."""
    if event.actor_id != event.ticket.requester_id:
        return []
    return User.objects.filter(pk__in=reads.sellers_of(event.ticket_id))


ROLES = {
    find.__name__: find
    for find in (
        requester, technician, attending, former, promised, on_shift, on_duty, follower, followed, sales, supervisors,
        answering, seller, selling,
    )
}  # fmt: skip


def listeners(event: Event, channel: str = "email") -> list[tuple[User, str]]:
    """`(person, role)`, each person once, by the first role they have in this ticket."""
    roles: dict[User, str] = {}
    for role in traits(event.kind).hears:
        for person in ROLES[role](event):
            roles.setdefault(person, role)
    return [(person, role) for person, role in roles.items() if hears(person, role, event, channel)]


def hears(person: User, role: str, event: Event, channel: str) -> bool:
    """Whether this person, in this role, is written to of it.

    An address that nobody confirmed is a stranger's: nothing of a ticket is written to it.
    """
    own = person.pk == event.actor_id and not (traits(event.kind).receipt and role in {"requester", "promised"})
    inside = (person.is_technician and role != "requester") or (person.is_sales and role == "seller")
    may = person.is_active and person.is_verified and (event.public or inside)
    return may and not own and person.wants(event.kind, channel)
