"""The record of a service: one composition in plain words, that the page and the PDF only dress.

It says what the requester may see, whoever reads it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.tickets import balances, reads
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Status, Tick, Ticket
from mesa.tickets.reads import Line
from mesa.timeline.sentences import shortened, told

READY = {Status.RESOLVED, Status.CLOSED}
MOST = 200  # lines of the ledger: the ticket itself has the rest
SOLUTION = 4000


class Section(NamedTuple):
    """A heading and its rows."""

    title: str
    rows: list[tuple[str, str]]  # (label, words); what has no words is left out


class Sheet(NamedTuple):
    """The record of one ticket, in words."""

    number: int
    title: str
    subject: str
    house: str
    sections: list[Section]


def is_ready(ticket: Ticket) -> bool:
    """Whether a ticket has a record: it was solved."""
    return ticket.status in READY and ticket.resolved_at is not None


def compose(ticket: Ticket, now: datetime) -> Sheet:
    """All that its requester may see of it, without empty rows and sections."""
    lines = [line for line in reads.timeline(ticket, ticket.requester) if line.public]
    written = [
        Section(_("El servicio"), _service(ticket, lines)),
        Section(_("Qué se hizo"), _done(ticket, lines)),
        Section(_("Tiempo y garantía"), _promised(ticket, now)),
        Section(_("Consentimientos"), _consents(ticket)),
        Section(_("Conformidad"), _opinion(ticket)),
        Section(_("Cronología"), _story(lines)),
    ]
    kept = [Section(title, [row for row in rows if row[1]]) for title, rows in written]
    title = _("Acta de servicio %(number)s") % {"number": ticket.pk}
    return Sheet(ticket.pk, title, ticket.subject, settings.BRAND.name, [part for part in kept if part.rows])


def _service(ticket: Ticket, lines: Sequence[Line]) -> list[tuple[str, str]]:
    names = [ticket.technician.name if ticket.technician else "", *(_spoke(line) for line in lines)]
    return [
        (_("Reportó"), ticket.requester.name),
        (_("Reportado"), _at(ticket.opened_at)),
        (_("Tema"), str(ticket.category)),
        (_("Atendió"), ", ".join(filter(None, dict.fromkeys(names)))),
        (_("Primer contacto"), _at(ticket.contacted_at)),
        (_("Resuelto"), _at(ticket.resolved_at)),
        (_("Cerrado"), _at(ticket.closed_at)),
    ]


def _spoke(line: Line) -> str:
    return line.actor if line.by_house and line.note_id else ""


def _done(ticket: Ticket, lines: Sequence[Line]) -> list[tuple[str, str]]:
    solutions = [line.body for line in lines if line.kind == Kind.RESOLVED]
    proofs = [(_("Licencia"), f"{proof.program}: {proof.get_kind_display()}") for proof in ticket.proofs.order_by("pk")]
    installed = [line.data["program"] for line in lines if line.kind == Kind.INSTALLATION_RECORDED]
    return [
        *((_("Solución"), shortened(body, SOLUTION)) for body in solutions[-1:]),
        *proofs[:MOST],
        *((_("Se instaló"), program) for program in installed[:MOST]),
    ]


def _promised(ticket: Ticket, now: datetime) -> list[tuple[str, str]]:
    credit = balances.shown(ticket, now)
    minutes = {"spent": -(-credit.spent // 60), "granted": credit.granted // 60} if credit else None
    return [
        (_("Minutos usados"), _("%(spent)s de %(granted)s sin costo") % minutes if minutes else ""),
        (_("Garantía hasta"), _at(ticket.warranty_until)),
    ]


def _consents(ticket: Ticket) -> list[tuple[str, str]]:
    ticks = [(_at(tick.at), _ticked(tick)) for tick in ticket.ticks.order_by("at", "pk")]
    accepted = ticket.acceptance
    if accepted is None:
        return ticks
    version = _("Aceptó «%(title)s», versión %(version)s.")
    words = version % {"title": accepted.text.title, "version": accepted.text.version}
    return [(_at(accepted.accepted_at), words), *ticks]


def _ticked(tick: Tick) -> str:
    return f"{tick.words}: {tick.get_answer_display()}" if tick.answer else tick.words


def _opinion(ticket: Ticket) -> list[tuple[str, str]]:
    said = getattr(ticket, "rating", None)
    if said is None:
        return [(_("Respuesta"), _("Todavía no nos dice si quedó conforme."))]
    return [
        (_("Respuesta"), _("Quedó conforme") if said.agreed else _("No quedó conforme")),
        (_("Atención"), _("%(score)s de 5") % {"score": said.score} if said.score else ""),
        (_("Comentario"), shortened(said.note.body) if said.note else ""),
        (_("Dicho"), _at(said.at)),
    ]


def _story(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """The first and the last lines tell it; a long middle is counted."""
    over = len(lines) - MOST
    if over <= 0:
        return [(_at(line.at), told(line, "requester")) for line in lines]
    half = MOST // 2
    between = ("…", _("%(count)s movimientos más, en el ticket") % {"count": over})
    return [*_story(lines[:half]), between, *_story(lines[-half:])]


def _at(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else ""
