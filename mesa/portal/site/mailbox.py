"""The development mailbox: letters that stay here without a mail server (docs/decisions/0004-letters.md)."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from mesa.doors.pages import page
from mesa.doors.request_facts import is_here
from mesa.outbox import reads

# Even here nothing in a letter may run or call out; its links open in the whole window.
ALONE = (
    "sandbox allow-top-navigation-by-user-activation; default-src 'none'; "
    "style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'"
)


def at_home(view):
    """Signed out: whoever has just asked for an account comes here for the link that confirms it."""

    @login_not_required
    @require_GET
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not (settings.MAILBOX and is_here(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@at_home
def mailbox(request):
    return page(request, "portal/site/mailbox.html", {"letters": reads.kept()})


@at_home
def letter(request, number):
    return page(request, "portal/site/mailbox_letter.html", {"letter": _found(number)})


@at_home
def letter_html(request, number):
    html = _found(number).html.replace("<head>", '<head><base target="_top">', 1)
    return HttpResponse(html, headers={"Content-Security-Policy": ALONE})


def _found(number):
    found = reads.kept_letter(number)
    if found is None:
        raise Http404
    return found
