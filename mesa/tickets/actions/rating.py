"""The requester's word on what was done."""

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.tickets import rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Rating, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record


def rate(ticket: Ticket, *, by: User | None, agreed: bool, score: int | None = None, comment: str = "") -> Ticket:
    """Said again it replaces what was said; the same said twice is said once. `score` from 1 to 5. Raises Refused."""
    with acting(by, rules.RATE, ticket) as ticket:
        held = getattr(ticket, "rating", None)
        if held and _words(held) == (agreed, score, clean(comment)[0]):
            return ticket
        now = timezone.now()
        note = write_note(ticket, by=by, body=comment) if comment else None
        said = {"technician": ticket.technician, "agreed": agreed, "score": score, "note": note, "at": now}
        Rating.objects.update_or_create(ticket=ticket, defaults=said)
        record(ticket, Kind.RATED, by=by, note=note, agreed=agreed, score=score)
    return ticket


def _words(held: Rating) -> tuple[bool, int | None, str]:
    return held.agreed, held.score, held.note.body if held.note else ""
