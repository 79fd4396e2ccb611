"""The matching code: six digits that requester and technician both see, to read aloud before anything else.

It belongs to one assignment: handing the ticket over changes it, and the end of the ticket ends it.
"""

from collections.abc import Iterable

from django.utils.crypto import constant_time_compare, salted_hmac

from mesa.tickets.models import Ticket
from mesa.tickets.reads import Line

from .kinds import Kind
from .models import LIVE, Event

SALT = "mesa.tickets.codes"


def code(ticket: Ticket, lines: Iterable[Line]) -> str:
    """As both pages show it, «482 913»; "" while nobody attends or when it is over. `lines`: the timeline."""
    given = [line.version for line in lines if line.kind == Kind.ASSIGNED]
    return _code(ticket.pk, ticket.technician_id, given[-1]) if given and ticket.is_live else ""


def attending(number: int, said: str) -> str:
    """The name of the technician of this ticket, if the code said (six digits) is theirs; "" otherwise.

    An unknown ticket costs what a wrong code costs.
    """
    given = Event.objects.filter(ticket=number, kind=Kind.ASSIGNED).order_by("-version")
    facts = given.values_list("ticket__status", "ticket__technician", "version", "ticket__technician__name").first()
    status, technician, version, name = facts or ("", 0, 0, "")
    right = constant_time_compare(_code(number, technician, version), f"{said[:3]} {said[3:]}")
    return name if right and status in LIVE else ""


def _code(number: int, technician: int | None, version: int) -> str:
    digest = salted_hmac(SALT, f"{number}:{technician}:{version}", algorithm="sha256").digest()
    six = f"{int.from_bytes(digest[:8]) % 1_000_000:06}"
    return f"{six[:3]} {six[3:]}"
