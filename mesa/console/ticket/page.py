"""How every act on a ticket goes: find it through the person, read the form, call the act, answer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django_htmx.http import trigger_client_event

from mesa import channels
from mesa.assistance import reads as visits
from mesa.channels.email.reads import messages as kept
from mesa.console.queue.due import due
from mesa.doors.followers import FollowForm
from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.lib import keyset
from mesa.notifications.reads import fates
from mesa.sales import reads as sales
from mesa.tickets import actions, balances, codes, reads, rules
from mesa.tickets.models import Ticket
from mesa.tickets.notes import WordsRefused

from . import composer
from .forms import refuse
from .modes import address, modes

RELATED = (
    "requester", "technician", "category", "intake__equipment", "credit__why", "rating__note",
    "product_claim__line__line", "product_claim__line__order__quote__case",
)  # fmt: skip


BUTTONS = {"assign", "close", "resume_credit", "try_contact", "follow", "unfollow", "cancel", "want_quote"}
OF_ORDERS = {"install_order", "deliver_order", "record_serials"}


def find(request, number):
    if not request.user.is_technician:
        raise Http404
    return get_object_or_404(Ticket.objects.visible_to(request.user).select_related(*RELATED), pk=number)


def carry_out(request, number, act, form_class, said, mode=None):
    """One act from its form. `mode`: the composer's, when it is where the form was written."""
    ticket = find(request, number)
    form, files = form_class(request.POST), []
    if "files" in form.fields:
        files, refusals = tray(request)
        if refusals:
            form.add_error("files", refusals)
    written = composer.from_form(form, mode, files) if mode else None
    if not form.is_valid():
        return workspace(request, ticket, written, status=422)
    words = form.cleaned_data | ({"files": files} if "files" in form.fields else {})
    try:
        act(ticket, by=request.user, **words)
    except rules.Conflict:
        return workspace(request, find(request, number), written, seen=words["seen"], status=409)
    except WordsRefused as why:
        refuse(form, modes()[mode].field, why)
        return workspace(request, ticket, written, status=422)
    if mode:
        actions.drop_draft(by=request.user, ticket=ticket)
    return _done(request, number, said)


def workspace(request, ticket, written=None, *, seen=None, status=200, part="workspace", **forms):
    """The page of a ticket. `seen`: the version before what this person has not read yet. `forms`: with errors."""
    names, now = {*modes(), *BUTTONS}, timezone.now()
    allowed = rules.allowed(request.user, ticket, only=names)
    found, earlier = reads.latest(ticket, request.user, keyset.number(request.GET.get("antes")))
    lines = _annotated(found, ticket, request.user)
    context = {
        "ticket": ticket,
        "lines": lines,
        "earlier": earlier,
        "code": codes.code(ticket, lines),
        "since": seen,
        "viewer": "technician",
        "allowed": allowed,
        "modes": {name: mode for name, mode in modes().items() if name in allowed},
        "address": address,
        "composer": (written or composer.from_draft(request.user, ticket)).allowed(allowed),
        "contacts": channels.noted(),
        "technicians": reads.technicians(),
        "due": due(ticket.due_at, ticket.status, now),
        "credit": balances.shown(ticket, now),
        "preparation": reads.preparation(ticket) if ticket.is_live else [],
        "proofs": list(ticket.proofs.all()),
        "followers": ticket.continuations(),
        "spoken_by": [(one, one.reach(ticket.requester, now)) for one in channels.installed() if one.limit],
        "calls": channels.calls(ticket),
        "sent": channels.states(lines, request.user),
        **_sold(ticket, request.user),
        "copies": reads.copies(ticket, request.user),
        "copying": FollowForm(auto_id="copy_%s"),
    } | forms
    return page(request, "console/ticket/ticket.html", context, part=part, status=status)


def _sold(ticket, user):
    """That it is with sales, what was bought, and when that is installed."""
    case = sales.latest(ticket)
    orders = sales.orders_of(ticket) if case else []
    coming = next((order for order in orders if order.is_to_install), None)
    visit = visits.since(ticket, coming.placed_at) if coming else None
    sold = [(order, rules.allowed(user, order, only=OF_ORDERS)) for order in orders]
    return {"case": case, "sold": sold, "visit": visit, "coming": coming}


def _annotated(lines, ticket, user):
    """Beside each note, what became of its letter, and the message that it came by."""
    letters = fates([line.id for line in lines if line.note_id and line.public and not line.own], ticket.requester_id)
    mails = kept(user, [line.note_id for line in lines if line.note_id and line.channel == "email"])
    return [line._replace(letter=letters.get(line.id), mail=mails.get(line.note_id)) for line in lines]


def _done(request, number, said):
    if not request.htmx:
        messages.success(request, said)
        return redirect("console:ticket", number)
    answer = workspace(request, find(request, number), composer.empty())
    return trigger_client_event(answer, "mesa:toast", {"text": said, "kind": "good"})
