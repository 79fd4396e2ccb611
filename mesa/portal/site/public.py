"""The public site: what is promised, how it works, and the texts in force with their version."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils import timezone

from mesa.doors.pages import page
from mesa.lib import keyset
from mesa.terms import words
from mesa.terms.models import Slug
from mesa.tickets import promises, responses
from mesa.ui.moments import span

QUESTIONS_AT_HOME = 5


@login_not_required
def home(request):
    faq = words.in_force(Slug.FAQ, timezone.now())
    questions = words.questions(faq)[:QUESTIONS_AT_HOME] if faq else []
    return page(request, "portal/site/home.html", {"questions": questions, "facts": settings.TEXT_FACTS})


@login_not_required
def how(request):
    return _text(request, Slug.HOW_IT_WORKS)


@login_not_required
def order(request):
    """In what order people are attended, and how long they really waited."""
    now = timezone.now()
    found = responses.figures(responses.days(now))
    head_start = promises.WARRANTY_HEAD_START // timedelta(hours=1)
    context = {"figures": found, "span": span, "facts": settings.TEXT_FACTS, "head_start": head_start}
    return page(request, "portal/site/order.html", context)


@login_not_required
def ask(request):
    return _text(request, Slug.ASK_FOR_HELP)


@login_not_required
def preparation(request):
    return _text(request, Slug.PREPARATION)


@login_not_required
def faq(request):
    return _text(request, Slug.FAQ)


@login_not_required
def guidelines(request):
    return _text(request, Slug.GUIDELINES)


@login_not_required
def privacy(request):
    return _text(request, Slug.PRIVACY)


@login_not_required
def remote(request):
    return _text(request, Slug.REMOTE)


def _text(request, slug):
    current = words.in_force(slug, timezone.now())
    shown = _asked_for(request, current) if "version" in request.GET else current
    if shown is None:
        raise Http404
    lead, body = words.lead(shown)
    return page(request, "portal/site/text.html", {"text": shown, "current": current, "lead": lead, "body": body})


def _asked_for(request, current):
    version = keyset.number(request.GET["version"])
    return words.older(current, version) if current and version else None
