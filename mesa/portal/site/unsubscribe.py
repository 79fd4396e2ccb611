"""The link at the foot of a letter: it asks before it acts, because mail scanners open links."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from mesa.common.links import BadLink
from mesa.doors.pages import page
from mesa.notifications import actions
from mesa.portal.account.letters import choices


def _answer(request, token):
    try:
        person, kind = actions.asked_to_stop(token)
    except BadLink:
        return page(request, "portal/site/stop.html", {"kind": None}, status=410)
    if request.method == "POST":
        actions.stop(kind, by=person)
    words = choices(person).get(kind)
    return page(
        request, "portal/site/stop.html", {"kind": kind, "words": words, "stopped": not person.wants(kind, "email")}
    )


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def stop(request, token):
    """Works signed out, too: the letter is the proof of whose mailbox it is.

    A mail program posts these very words by itself (RFC 8058), with no cookie; from a page the form is ours or none.
    """
    by_itself = request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click"
    return (_answer if by_itself else csrf_protect(_answer))(request, token)
