"""Where a ticket stands, said to the requester: what happens now, what we need from them, what they can do."""

from datetime import timedelta
from typing import NamedTuple

from mesa.documents.quote import day
from mesa.sales.models import ON_ITS_WAY, Stage
from mesa.tickets.models import Status
from mesa.tickets.promises import CONFIRM_WITHIN
from mesa.ui.gettext_cache import gettext as _
from mesa.ui.moments import date, moment

DAY = timedelta(days=1)


class Situation(NamedTuple):
    stage: str  # of `ui.progress`
    now: str
    missing: str = ""
    act: str = ""  # the one thing to do: "note", "decide", "claim", "report" or nothing
    tone: str = ""
    label: str = ""  # the state, in a word or two


def situation(ticket, now):
    """`ticket` is any row with the ticket's facts and `technician_name`."""
    stands = STANDS[ticket.status](ticket, ticket.technician_name or _("Un técnico"), now)
    return stands._replace(label=Status(ticket.status).label)


def choosing(ticket, stands):
    """The same while an hour is to be chosen: that is the one thing to do."""
    words = _("%(name)s te propone hablar a una hora que te acomode.") % {"name": ticket.technician_name}
    missing = _("Elige la hora de tu cita: hasta entonces tus minutos no corren.")
    return stands._replace(now=words, missing=missing, act="choose")


def with_sales(ticket, stands, sold):
    """The same while sales has the turn: that comes first, and what the technician owes stays below it."""
    words, act = _turn(sold) if ticket.status == Status.OPEN and sold.get("case") else ("", "")
    return stands._replace(now=words, missing=stands.now, act=act) if words else stands


def _turn(sold):
    """`(words, act)`; no words when the turn is not theirs."""
    case, quote = sold["case"], sold["deciding"]
    order = next((one["order"] for one in sold["orders"] if one["order"].step in ON_ITS_WAY), None)
    if order:
        words = _("Tu pedido %(folio)s está en marcha: te avisamos cuando salga y cuando llegue.")
        return words % {"folio": order.folio}, ""
    if case.stage == Stage.OPEN:
        return _("Ventas prepara alternativas para ti: te avisamos por correo en cuanto haya una cotización."), ""
    if case.stage == Stage.QUOTED and quote:
        words = _("Tienes una cotización por decidir. Vale hasta el %(day)s.")
        return words % {"day": day(quote.valid_until)}, "decide"
    return "", ""


def countdown(ticket, now):
    """What is left of the warranty of a solved ticket, as a bar; nothing when it does not run."""
    if ticket.status != Status.RESOLVED or now >= ticket.warranty_until:
        return None
    left, whole = ticket.warranty_until - now, ticket.warranty_until - ticket.resolved_at
    return {"days": -(-left // DAY), "percent": round(100 * left / whole), "until": date(ticket.warranty_until)}


def _pending(ticket, name, now):
    words = _("Recibimos tu reporte, y todavía nadie lo atiende: falta que aceptes los lineamientos.")
    until = _("Confírmalo antes del %(when)s; después se cancela solo.")
    return Situation("received", words, until % {"when": date(ticket.opened_at + CONFIRM_WITHIN)}, "confirm", "wait")


def _new(ticket, name, now):
    if ticket.overdue_at or ticket.due_at <= now:
        late = _("Vamos tarde: debimos responderte %(when)s. Tu ticket está entre los primeros de la cola.")
        return Situation("queued", late % {"when": moment(ticket.due_at, now)})
    words = _("Tu reporte está en la cola. Un técnico te responde, a más tardar, %(when)s.")
    return Situation("queued", words % {"when": moment(ticket.due_at, now)})


def _open(ticket, name, now):
    if ticket.warranty_at:
        return _warranty(ticket, name, now)
    if ticket.overdue_at or ticket.due_at <= now:
        late = _("%(name)s atiende tu ticket. Te debemos una respuesta y ya vamos tarde.")
        return Situation("attending", late % {"name": name})
    words = _("%(name)s atiende tu ticket y te escribe, a más tardar, %(when)s.")
    return Situation("attending", words % {"name": name, "when": moment(ticket.due_at, now)})


def _warranty(ticket, name, now):
    facts = {"name": name, "when": moment(ticket.due_at, now)}
    if ticket.overdue_at or ticket.due_at <= now:
        late = _("%(name)s lo revisa otra vez, en garantía. Te debemos una respuesta y ya vamos tarde.")
        return Situation("attending", late % facts)
    words = _("%(name)s lo revisa otra vez, en garantía y sin costo. Te escribe, a más tardar, %(when)s.")
    return Situation("attending", words % facts)


def _waiting(ticket, name, now):
    return Situation(
        "attending",
        _("%(name)s necesita un dato tuyo para seguir.") % {"name": name},
        _("Contesta la última pregunta: tu ticket avanza en cuanto lo hagas."),
        "note",
        "wait",
    )


def _resolved(ticket, name, now):
    facts = {"name": name, "on": date(ticket.resolved_at), "until": date(ticket.warranty_until)}
    if now >= ticket.warranty_until:
        ended = _("%(name)s lo resolvió el %(on)s y la garantía terminó el %(until)s.")
        return Situation("resolved", ended % facts, act="report")
    words = _("%(name)s lo dio por resuelto el %(on)s. Si vuelve a fallar antes del %(until)s, lo reabrimos sin costo.")
    return Situation("warranty", words % facts, act="claim", tone="good")


def _closed(ticket, name, now):
    words = _("Este ticket se cerró el %(on)s. Si tienes otro problema, repórtalo y te ayudamos.")
    return Situation("resolved", words % {"on": date(ticket.closed_at)}, act="report")


def _cancelled(ticket, name, now):
    words = _("Cancelaste este ticket el %(on)s. Si todavía necesitas ayuda, repórtalo otra vez.")
    return Situation("cancelled", words % {"on": date(ticket.cancelled_at)}, act="report")


STANDS = {
    Status.PENDING: _pending,
    Status.NEW: _new,
    Status.OPEN: _open,
    Status.WAITING: _waiting,
    Status.RESOLVED: _resolved,
    Status.CLOSED: _closed,
    Status.CANCELLED: _cancelled,
}
