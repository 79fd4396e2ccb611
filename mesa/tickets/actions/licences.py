"""«No apoyamos ni permitimos la piratería»: proof first, then the installation."""

from collections.abc import Iterable

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.tickets import rules
from mesa.tickets.acting import acting
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Attachment, Ticket
from mesa.tickets.notes import check_words, is_staff, speak, write_note
from mesa.tickets.record import record


class NoProof(Exception):
    """Nobody has shown the licence of this program on this ticket."""


def prove_licence(
    ticket: Ticket,
    *,
    by: User,
    program: str,
    kind: str,
    words: str = "",
    files: Iterable[Attachment] = (),
    seen: int | None = None,
    sure: bool = False,
) -> Ticket:
    """Either side says what was shown: the requester sends it, or the technician sees it in a call."""
    with acting(by, rules.PROVE_LICENCE, ticket, seen=seen) as ticket:
        program = _named(program, ticket, by)
        body = words or (program if files else "")
        note = write_note(ticket, by=by, body=body, files=files, sure=sure) if body else None
        ticket.proofs.create(program=program, kind=kind, note=note, by=by)
        record(ticket, Kind.LICENCE_PROVED, by=by, note=note, program=program, proof=kind)
    return ticket


def record_installation(ticket: Ticket, *, by: User | None, program: str, seen: int | None = None) -> Ticket:
    """Written down with the licence that was shown. Raises NoProof when none was, Refused, Conflict."""
    with acting(by, rules.RECORD_INSTALLATION, ticket, seen=seen) as ticket:
        proofs = ticket.proofs.all().of(_named(program, ticket, by))
        if not proofs:
            raise NoProof(program)
        record(ticket, Kind.INSTALLATION_RECORDED, by=by, program=proofs[0].program)
    return ticket


def refuse_installation(
    ticket: Ticket, *, by: User | None, program: str, words: str = "", seen: int | None = None, sure: bool = False
) -> Ticket:
    """Said kindly, with its reason and the way to buy a licence. The rest of the ticket goes on.

    It is an answer also without `words`: the line itself explains.
    """
    with acting(by, rules.REFUSE_INSTALLATION, ticket, seen=seen) as ticket:
        program = _named(program, ticket, by)
        note = write_note(ticket, by=by, body=words, sure=sure) if words else None
        credit = None if note else speak(ticket, by, timezone.now())
        record(ticket, Kind.INSTALLATION_REFUSED, by=by, note=note, credit=credit, program=program)
    return ticket


def _named(program: str, ticket: Ticket, by: User | None) -> str:
    if is_staff(by, ticket):
        check_words(program)
    return clean(" ".join(program.split()))[0][:80].strip()
