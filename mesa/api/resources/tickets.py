"""Tickets: the list, one of them whole, and reporting an incident."""

from typing import Annotated

from django.conf import settings
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query, Router

from mesa.accounts.models import Equipment
from mesa.api import cursors, shapes
from mesa.api.answers import SENT_ONCE, listed, made, said
from mesa.api.auth import writing
from mesa.api.problems import Problem
from mesa.doors.request_facts import where
from mesa.terms.actions import accept
from mesa.terms.models import Slug
from mesa.terms.words import in_force
from mesa.tickets import actions, reads
from mesa.tickets.models import Category, Status, Ticket

from .choices import category_json
from .threads import events_page, notes_page

router = Router(tags=["tickets"])
Limit = Annotated[int, Query(ge=1, le=reads.PAGE)]
Number = Annotated[int, Path(ge=1, le=shapes.BIGGEST)]
COLUMNS = ["category", "requester", "technician"]
MOMENTS = ["opened_at", "updated_at", "response_due_at", "contacted_at", "resolved_at", "closed_at", "cancelled_at"]


@router.get("", response=shapes.Tickets)
def tickets(request, status: Status | None = None, cursor: str | None = None, limit: Limit = reads.PAGE):
    """Yours, or for a technician everybody's; what moved last comes first."""
    found = Ticket.objects.visible_to(request.auth)
    if status:
        found = found.filter(status=status)
    rows = reads.by_change(found, cursors.moment(cursor))
    page = [row_json(row, request.auth.is_technician) for row in rows[:limit]]
    last = rows[limit - 1] if len(rows) > limit else None
    return listed(request, page, last and cursors.after_moment(last.updated_at, last.number))


@router.get("/{number}", response=shapes.WholeTicket)
def ticket(request, number: Number):
    """With the first page of its notes and of its events."""
    found = visible(request.auth, number, *COLUMNS)
    notes, events = notes_page(found, request.auth), events_page(found, request.auth)
    return said(ticket_json(found) | {"notes": notes, "events": events})


@router.post("", auth=writing, response={201: shapes.Ticket}, openapi_extra=SENT_ONCE)
def report(request, payload: shapes.NewTicket):
    """Report an incident for the owner of the token, who accepted the guidelines in force."""
    return made(request, lambda: _report(request, payload.dict()))


@transaction.atomic
def _report(request, words):
    person = request.auth
    text = _agreed(words.pop("accepted_guidelines"))
    words["category"] = _chosen(Category.objects.offered(), words["category"], "category")
    words["equipment"] = _chosen(Equipment.objects.visible_to(person), words["equipment"], "equipment")
    words["internet"] = words["internet"] or ""
    acceptance = accept(text, by=person, channel="api", **where(request)._asdict())
    opened = actions.open_ticket(by=person, acceptance=acceptance, channel="api", **words)
    return reverse("api:ticket", args=[opened.number]), ticket_json(opened)


def _agreed(version):
    text = in_force(Slug.GUIDELINES, timezone.now())
    if version == text.version:
        return text
    said = _("Lee los lineamientos en vigor y envía su versión, %(version)s.") % {"version": text.version}
    address = settings.PUBLIC_URL + reverse("portal:guidelines")
    raise Problem(422, errors=[("#/accepted_guidelines", said)], guidelines=address, version=text.version)


def _chosen(offered, number, name):
    found = offered.filter(pk=number).first() if number else None
    if number and found is None:
        raise Problem(422, errors=[(f"#/{name}", _("No está en tu lista: elige otro."))])
    return found


def visible(person, number, *columns):
    return get_object_or_404(Ticket.objects.visible_to(person).select_related(*columns), pk=number)


def row_json(row, for_technician):
    told = {
        "number": row.number,
        "subject": row.subject,
        "status": row.status,
        "impact": row.impact,
        "category": row.category,
        "requester": row.requester,
        "technician": row.technician,
        "updated_at": row.updated_at,
    }
    return told | {name: getattr(row, name) if for_technician else None for name in ("due_at", "overdue_at")}


def ticket_json(ticket):
    told = {name: getattr(ticket, name) for name in ("number", "version", "subject", "channel", *MOMENTS)}
    return told | {
        "status": str(ticket.status),
        "impact": str(ticket.impact),
        "contact_by": str(ticket.contact_by),
        "category": category_json(ticket.category),
        "requester": ticket.requester.name,
        "technician": ticket.technician.name if ticket.technician else None,
        "url": settings.PUBLIC_URL + reverse("portal:ticket", args=[ticket.number]),
    }
