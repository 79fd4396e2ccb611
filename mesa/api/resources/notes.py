"""Notes and events of a ticket: their lists, and writing a note."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from mesa.api import cursors, shapes
from mesa.api.answers import SENT_ONCE, listed, made
from mesa.api.auth import writing
from mesa.api.problems import Problem
from mesa.lib.redaction import asks
from mesa.tickets import actions
from mesa.tickets.reads import PAGE

from .threads import events_page, note_json, notes_page
from .tickets import Limit, Number, visible

router = Router(tags=["notes"])
NEVER = _("Nunca pedimos contraseñas, NIP, tarjetas ni cuentas: cambia el texto o confirma con «sure» que no lo hace.")


@router.get("/{number}/notes", response=shapes.Notes)
def notes(request, number: Number, cursor: str | None = None, limit: Limit = PAGE):
    """Oldest first."""
    found = visible(request.auth, number)
    page = notes_page(found, request.auth, cursors.number(cursor), limit)
    return listed(request, page["items"], page["next"])


@router.get("/{number}/events", response=shapes.Events)
def events(request, number: Number, cursor: str | None = None, limit: Limit = PAGE):
    """The ledger of the ticket, oldest first."""
    found = visible(request.auth, number)
    page = events_page(found, request.auth, cursors.number(cursor), limit)
    return listed(request, page["items"], page["next"])


@router.post("/{number}/notes", auth=writing, response={201: shapes.Note}, openapi_extra=SENT_ONCE)
def add_note(request, number: Number, payload: shapes.NewNote):
    """A note to the other side or, for technicians, one that only the house reads."""
    ticket = visible(request.auth, number)
    if payload.public and not payload.sure and ticket.requester_id != request.auth.pk and asks(payload.body):
        raise Problem(422, errors=[("/body", str(NEVER))])
    return made(request, lambda: _write(request.auth, ticket, payload))


def _write(person, ticket, payload):
    if payload.public:
        note = actions.add_note(ticket, by=person, body=payload.body, channel="api", seen=payload.seen)
    else:
        note = actions.add_internal_note(ticket, by=person, body=payload.body, seen=payload.seen)
    return reverse("api:notes", args=[ticket.number]), note_json(note, ticket)
