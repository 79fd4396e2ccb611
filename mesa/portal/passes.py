"""Who comes by the link of a ticket: one browser, one ticket, until the link's day ends."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login

from mesa.assistance import reads
from mesa.assistance.models import Scope

KEPT = "passes"  # in the session: ticket → link


def give(request, link):
    """A new session key: nobody who knew the old one comes in along."""
    request.session.cycle_key()
    request.session[KEPT] = request.session.get(KEPT, {}) | {str(link.ticket_id): link.pk}


def drop(request):
    request.session.pop(KEPT, None)


def held(request, number, scope=Scope.REQUESTER):
    """The living link this browser came by, for this ticket and nothing else."""
    link = request.session.get(KEPT, {}).get(str(number))
    return next((one for one in reads.living([link] if link else []) if _is(one, number, scope)), None)


def _is(link, number, scope):
    return link.ticket_id == number and link.scope == scope


def all_held(request):
    """Those that let it act, one for each ticket."""
    return [one for one in reads.living(request.session.get(KEPT, {}).values()) if one.scope == Scope.REQUESTER]


def requester(request, number):
    """For whom this browser may act on that ticket; and it remembers by which link, for what the page shows."""
    if request.user.is_authenticated and not request.session.get(KEPT):
        return request.user
    request.link = held(request, number)
    return request.link.ticket.requester if request.link else request.user


def by_link(view):
    """Opens a page of a ticket also to who came by its link; without one, signing in comes first."""

    @login_not_required
    @wraps(view)
    def enter(request, *args, number, **kwargs):
        if not (request.user.is_authenticated or request.session.get(KEPT, {}).get(str(number))):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, number=number, **kwargs)

    return enter


def by_any_link(view):
    """The same for what belongs to a ticket and does not name it."""

    @login_not_required
    @wraps(view)
    def enter(request, *args, **kwargs):
        if not (request.user.is_authenticated or request.session.get(KEPT)):
            return redirect_to_login(request.get_full_path())
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
