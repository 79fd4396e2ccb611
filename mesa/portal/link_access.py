"""Who comes by the link of a ticket: one browser, one ticket, until the link's day ends."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required

from mesa.assistance.link_sessions import came_by_link, link_to
from mesa.doors.sessions import ended


def requester(request, number):
    """For whom this browser may act on that ticket; and it remembers by which link, for what the page shows."""
    if request.user.is_authenticated and not came_by_link(request.session):
        return request.user
    request.link = link_to(request.session, number)
    return request.link.ticket.requester if request.link else request.user


def by_link(view):
    """Opens a page of a ticket also to who came by its link; without one, signing in comes first."""

    @login_not_required
    @wraps(view)
    def enter(request, *args, number, **kwargs):
        if not (request.user.is_authenticated or came_by_link(request.session, number)):
            return ended(request)
        return view(request, *args, number=number, **kwargs)

    return enter


def by_any_link(view):
    """The same for what belongs to a ticket and does not name it."""

    @login_not_required
    @wraps(view)
    def enter(request, *args, **kwargs):
        if not (request.user.is_authenticated or came_by_link(request.session)):
            return ended(request)
        return view(request, *args, **kwargs)

    return enter


def channel(request):
    return "link" if getattr(request, "link", None) else "web"


ONLY_OWN = {
    "cancel",
    "claim_warranty",
    "want_quote",
    "escalate",
    "refuse_sales",
    "rate",
    "follow",
    "unfollow",
}  # what commits to something asks for the account


def narrow(request, allowed):
    """What a page offers to who came by a link."""
    return allowed - ONLY_OWN if getattr(request, "link", None) else allowed
