"""«No apoyamos ni permitimos la piratería»: proof first, then the installation."""

from django.utils import timezone

from mesa.common.redaction import clean
from mesa.tickets import rules
from mesa.tickets.events import Kind, record
from mesa.tickets.rules import acting

from .files import attach


class NoProof(Exception):
    """Nobody has shown the licence of this program on this ticket."""


def prove_licence(ticket, *, by, program, kind, words="", files=(), seen=None):
    """Either side says what was shown: the requester sends it, or the technician sees it in a call."""
    with acting(by, rules.PROVE_LICENCE, ticket, seen=seen) as ticket:
        program = _named(program)
        note = _note(ticket, by, words or (program if files else ""))
        if note:
            attach(files, note, by=by)
        ticket.proofs.create(program=program, kind=kind, note=note, by=by)
        record(ticket, Kind.LICENCE_PROVED, by=by, note=note, program=program, proof=kind)
    return ticket


def record_installation(ticket, *, by, program, seen=None):
    with acting(by, rules.RECORD_INSTALLATION, ticket, seen=seen) as ticket:
        proofs = ticket.proofs.all().of(_named(program))
        if not proofs:
            raise NoProof(program)
        record(ticket, Kind.INSTALLATION_RECORDED, by=by, program=proofs[0].program)
    return ticket


def refuse_installation(ticket, *, by, program, words="", seen=None):
    """Said kindly, with its reason and the way to buy a licence. The rest of the ticket goes on."""
    with acting(by, rules.REFUSE_INSTALLATION, ticket, seen=seen) as ticket:
        note = _note(ticket, by, words)
        record(ticket, Kind.INSTALLATION_REFUSED, by=by, note=note, program=_named(program))
    return ticket


def _note(ticket, by, words):
    return ticket.notes.create(author=by, body=words, written_at=timezone.now()) if words else None


def _named(program):
    return clean(" ".join(program.split()))[0][:80].strip()
