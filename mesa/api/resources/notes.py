"""Notes and events of a ticket: their lists, and writing a note."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from mesa.api import cursors, shapes
from mesa.api.answers import SENT_ONCE, listed, made
from mesa.api.auth import writing
from mesa.api.problems import Problem
from mesa.tickets import actions
from mesa.tickets.notes import AsksSecret
from mesa.tickets.reads import PAGE

from .threads import events_page, note_json, notes_page
from .tickets import Limit, Number, visible

router = Router(tags=["notes"])
SURE = _("Si el texto no pide ninguno de esos datos, repítelo con «sure».")


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
    try:
        return made(request, lambda: _write(request.auth, ticket, payload))
    except AsksSecret as why:
        raise Problem(422, str(SURE), errors=[("#/body", why.sentence)]) from None


def _write(person, ticket, payload):
    if payload.public:
        words = {"body": payload.body, "channel": "api", "seen": payload.seen, "sure": payload.sure}
        note = actions.add_note(ticket, by=person, **words)
    else:
        note = actions.add_internal_note(ticket, by=person, body=payload.body, seen=payload.seen)
    return reverse("api:notes", args=[ticket.number]), note_json(note, ticket)
