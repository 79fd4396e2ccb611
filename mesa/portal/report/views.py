"""«Reportar incidencia»: the form, its draft, and one ticket however often it is sent."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors import draft_answers
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.doors.uploads import held, tray
from mesa.lib import keyset, user_agent
from mesa.portal import drafts
from mesa.portal.forms import ReportForm, followable
from mesa.terms import words
from mesa.terms.models import Slug
from mesa.tickets import actions, reads, responses
from mesa.tickets.models import Category, Draft
from mesa.tickets.rules import may_open
from mesa.ui.moments import window

from .completeness import hints, percent


def report(request):
    if not may_open(request.user):
        return page(request, "portal/site/verify_first.html")
    if request.method == "POST":
        return _send(request)
    draft = Draft.objects.visible_to(request.user).filter(ticket=None).first()
    said = (draft.words if draft else {}) | _followed(request)
    form = ReportForm(initial=_known(request) | said, person=request.user, text=_guidelines())
    return _form(request, form, form.initial, held(request.user, said.get("files", [])), draft=draft)


@require_POST
def draft(request):
    """Saved as one types (the answer is the hour), or with the button of a page without scripts."""
    files, refusals = tray(request)
    typed = drafts.words(request.POST, ReportForm, files)
    saved = actions.save_draft(by=request.user, words=typed)
    if told := draft_answers.answer(request, saved, typed):
        return told
    draft_answers.tell(request, saved, typed, refusals)
    return redirect("portal:report")


def _send(request):
    files, refusals = tray(request)
    form = ReportForm(request.POST, person=request.user, text=_guidelines())
    if refusals:
        form.add_error("files", refusals)
    if not form.is_valid():
        actions.save_draft(by=request.user, words=drafts.words(request.POST, ReportForm, files))
        return _form(request, form, request.POST, files, status=422)
    words = form.words()
    if sent := reads.sent_with(request.user, words["key"]):
        return _again(request, sent, words, files)
    ticket = actions.report(by=request.user, text=form.text, files=files, **where(request)._asdict(), **words)
    messages.success(request, _("Recibimos tu reporte: es el ticket %(number)s.") % {"number": ticket.number})
    return redirect("portal:ticket", ticket.number)


def _again(request, ticket, said, files):
    """A page that was sent before: the same words are that ticket, and others are kept to be sent as another."""
    if reads.says(ticket, said["subject"], said["description"]):
        messages.info(request, _("Ya lo enviaste: es el ticket %(number)s.") % {"number": ticket.number})
        return redirect("portal:ticket", ticket.number)
    other = drafts.words(request.POST, ReportForm, files) | {"key": uuid.uuid4().hex}
    actions.save_draft(by=request.user, words=other)
    text = _("Lo que decía antes ya es el ticket %(number)s. Lo que escribiste ahora sigue aquí, sin enviar.")
    messages.info(request, text % {"number": ticket.number})
    return redirect("portal:report")


def _form(request, form, said, files, *, draft=None, status=200):
    found = hints(said, files)
    context = {"form": form, "files": files, "draft": draft, "hints": found, "percent": percent(found)}
    context["scopes"] = [category for category in Category.objects.offered() if category.says_more]
    number = keyset.number(said.get("follows"))
    context["follows"] = number and followable(request.user).filter(pk=number).first()
    expected = responses.expected(now := timezone.now())
    context["window"] = window(expected.from_at, expected.to_at, now)
    context["guidelines"] = words.html(form.text)
    response = page(request, "portal/report/report.html", context, status=status)
    response["Accept-CH"] = user_agent.VERSION_HEADER
    return response


def _followed(request):
    """`?sigue=12`: this report goes on from that ticket."""
    number = keyset.number(request.GET.get("sigue"))
    return {"follows": str(number)} if number and followable(request.user).filter(pk=number).exists() else {}


def _known(request):
    """What we can fill for the person: how to reach them, and the machine they are writing from."""
    agent = request.headers.get("User-Agent", "")
    return {
        "key": uuid.uuid4().hex,
        "contact_by": request.user.contact_by,
        "available": request.user.contact_hours,
        "system": user_agent.system(agent, request.headers.get(user_agent.VERSION_HEADER, "")),
        "browser": user_agent.browser(agent),
    }


def _guidelines():
    return words.in_force(Slug.GUIDELINES, timezone.now())
