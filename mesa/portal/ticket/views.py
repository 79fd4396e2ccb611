"""The person's tickets: the list, and one ticket with what happens now, its conversation, and what one can do."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance import reads as sessions
from mesa.doors import draft_answers
from mesa.doors.followers import FollowForm
from mesa.doors.pages import page
from mesa.doors.uploads import came_by, held, tray
from mesa.lib import keyset
from mesa.portal import drafts, link_access
from mesa.portal.assistance.next_appointment import appointment
from mesa.portal.forms import CancelForm, NoteForm
from mesa.portal.sales.sale_panel import sale
from mesa.portal.stale import changed_meanwhile
from mesa.tickets import actions, balances, codes, reads, responses, rules
from mesa.tickets.models import Draft, Status, Ticket
from mesa.tickets.models.preparation import ENOUGH
from mesa.tickets.notes import said_with
from mesa.timeline.kinds import QUIET
from mesa.ui.moments import window

from . import chat
from .credentials_in_notes import handed
from .own_tickets import STATES, mine
from .rating import rating
from .situation import choosing, countdown, situation, with_sales

BUTTONS = {
    "add_note", "cancel", "claim_warranty", "confirm", "escalate", "follow", "prove_licence", "rate", "refuse_sales",
    "tick", "unfollow", "want_quote",
}  # fmt: skip
CLAIMED = ("product_claim__line__line", "product_claim__line__order__quote__case")


def tickets(request):
    state = request.GET.get("estado", "")
    state = state if state in STATES else ""
    now = timezone.now()
    rows, more = mine(request.user, state, request.GET.get("desde", ""))
    context = {
        "rows": [(row, situation(row, now)) for row in rows],
        "state": state,
        "more": more,
        "facts": settings.TEXT_FACTS,
    }
    return page(request, "portal/ticket/tickets.html", context | {"first": "desde" not in request.GET}, part="list")


@link_access.by_link
def ticket(request, number):
    return whole(request, find(request, number))


def whole(request, ticket, **more):
    """The page with what was being written."""
    link = came_by(request)
    draft = Draft.objects.visible_to(ticket.requester, link).filter(ticket=ticket).first()
    said = draft.words if draft else {}
    form = NoteForm(initial={"key": uuid.uuid4().hex} | said)
    return _page(request, ticket, form, held(ticket.requester, said.get("files", []), link), draft=draft, **more)


@link_access.by_link
@require_POST
def note(request, number):
    ticket = find(request, number)
    files, refusals = tray(request, ticket.requester)
    form = NoteForm(request.POST)
    if refusals:
        form.add_error("files", refusals)
    if not form.is_valid():
        return chat.refused(form) if chat.asks(request) else _page(request, ticket, form, files, status=422)
    key, body = form.cleaned_data["key"] or None, form.cleaned_data["body"]
    late = not rules.may(ticket.requester, rules.ADD_NOTE, ticket) or _missed(
        request, ticket, form.cleaned_data["seen"]
    )
    if late and not said_with(ticket, ticket.requester, key, body):
        return chat.ended() if chat.asks(request) else _page(request, ticket, form, files, conflict=True, status=409)
    words = {"key": key, "body": body, "files": files, "channel": chat.channel(request, ticket)}
    written = actions.add_note(ticket, by=ticket.requester, **words)
    misplaced = handed(ticket, body)
    if chat.asks(request):
        actions.drop_draft(by=ticket.requester, ticket=ticket, key=key, link=came_by(request))
        return chat.sent(written, misplaced)
    actions.drop_draft(by=ticket.requester, ticket=ticket, link=came_by(request))
    messages.success(request, _("Tu mensaje ya está en el ticket."))
    if misplaced:
        messages.info(request, misplaced)
    return redirect("portal:ticket", number)


@link_access.by_link
@require_POST
def draft(request, number):
    ticket = find(request, number)
    files, refusals = tray(request, ticket.requester)
    words = drafts.words(request.POST, NoteForm, files)
    saved = drafts.keep(request, ticket, words)
    if told := draft_answers.answer(request, saved, words):
        return told
    draft_answers.tell(request, saved, words, refusals)
    return redirect("portal:ticket", number)


def cancel(request, number):
    return end(request, number, CancelForm, rules.CANCEL, actions.cancel, _("Cancelaste el ticket."))


def end(request, number, form_class, rule, act, said, *, find=None):
    """Asked on a page of its own, done when it is sent; unless told otherwise, by an account only."""
    ticket = (find or find_own)(request, number)
    if not rules.may(ticket.requester, rule, ticket):
        return changed_meanwhile(request, number)
    form = form_class(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(
            request,
            f"portal/ticket/{request.resolver_match.url_name}.html",
            {"ticket": ticket, "form": form, "facts": settings.TEXT_FACTS},
            status=status,
        )
    act(ticket, by=ticket.requester, **form.cleaned_data)
    messages.success(request, said)
    return redirect("portal:ticket", number)


def find(request, number):
    """As a technician one works in the console; here everybody is the requester, or came by their link."""
    return _of(link_access.requester(request, number), number)


def find_own(request, number):
    """For what only an account may do: a link reaches the ticket and no further."""
    return _of(request.user, number)


def _of(person, number):
    if not person.is_authenticated:
        raise Http404
    mine = Ticket.objects.visible_to(person).filter(requester=person)
    mine = mine.select_related("category", "intake", "acceptance__text", "credit__why", "rating__note", *CLAIMED)
    mine = mine.annotate(technician_name=F("technician__name"), technician_photo=F("technician__photo"))
    found = get_object_or_404(mine, pk=number)
    found.requester = person
    return found


def _missed(request, ticket, seen):
    """Something this person may see and has not: what the house keeps to itself is not news to them."""
    news = ticket.events.filter(public=True).exclude(actor=ticket.requester).exclude(kind__in=QUIET)
    return seen is not None and seen < ticket.loud_version and news.filter(version__gt=seen).exists()


def _window(ticket, now):
    """When we expect to contact who still waits for the first word; nothing once that is past."""
    told = responses.told(ticket) if ticket.is_live and not ticket.contacted_at else None
    return window(max(told.from_at, now), told.to_at, now) if told and told.to_at > now else ""


def _page(request, ticket, form, files, *, draft=None, conflict=False, copying=None, status=200):
    now, link = timezone.now(), came_by(request)
    found, earlier = reads.latest(ticket, ticket.requester, keyset.number(request.GET.get("antes")))
    lines = [line for line in found if line.public]
    stands, meeting = situation(ticket, now), appointment(lines, now, link) if ticket.is_live else None
    if meeting and meeting.starts_at is None and ticket.status == Status.WAITING:
        stands = choosing(ticket, stands)
    sold = sale(ticket, lines, link)
    stands = with_sales(ticket, stands, sold)
    context = {
        "ticket": ticket,
        "situation": stands,
        "window": _window(ticket, now),
        "session": sessions.latest(ticket) if ticket.is_live else None,
        "appointment": meeting,
        "credit": balances.shown(ticket, now),
        "warranty": countdown(ticket, now),
        "preparation": reads.preparation(ticket) if ticket.is_live else [],
        "enough": ENOUGH,
        "proofs": list(ticket.proofs.all()),
        "followers": ticket.continuations(),
        "copies": reads.copies(ticket),
        "copying": copying or FollowForm(auto_id="copy_%s"),
        "allowed": link_access.narrow(request, rules.allowed(ticket.requester, ticket, sold["case"], only=BUTTONS)),
        "sale": sold,
        "lines": lines,
        "earlier": earlier,
        "code": codes.code(ticket, lines),
        "rating": rating(ticket),
        "viewer": "requester",
        "form": form,
        "files": files,
        "draft": draft,
        "conflict": conflict,
        "closed": chat.closed(ticket, now),
    }
    return page(request, "portal/ticket/ticket.html", context, part="workspace", status=status)
