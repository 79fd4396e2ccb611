"""The queue: what is owed, and to whom."""

from django.shortcuts import redirect
from django.utils import timezone

from mesa.accounts.reads import callers
from mesa.doors.pages import page
from mesa.lib.phone import readable
from mesa.tickets import reads, tallies
from mesa.tickets.models import Impact

from .due import due
from .filters import VIEWS, asked, find


def queue(request):
    if not request.user.is_technician:
        return redirect("console:sales")
    question, now = asked(request.GET), timezone.now()
    rows, more = find(question, request.user)
    categories, technicians, on_shift = reads.choices()
    context = {
        "asked": question,
        "title": VIEWS[question.view][0],
        "rows": [(row, due(row.due_at, row.status, now)) for row in rows],
        "impacts": [(value, str(label)) for value, label in Impact.choices],
        "categories": categories,
        "technicians": technicians,
        "on_shift": on_shift,
        "working": request.user.pk in dict(on_shift),
        "views": _views(question, tallies.counts(request.user)),
        "callers": callers(request.user, question.words),
        "readable": readable,
        "next": question.address(desde=more) if more else "",
    }
    return page(request, "console/queue/queue.html", context, part="list")


def _views(question, counts):
    return [
        {
            "href": question.address(vista=name, q="", tecnico=""),
            "text": title,
            "count": counts.get(key),
            "current": name == question.view and not question.words,
        }
        for name, (title, key) in VIEWS.items()
    ]
