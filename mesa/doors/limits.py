"""How often somebody may use a door: by their address before signing in, by their account afterwards, or by the thing
that they ask for. The host that was asked for never counts: whoever writes it would have as many budgets as names."""

from datetime import timedelta

from mesa.common.limits import Budget, Spent
from mesa.lib.addresses import network_of

from .errors import too_many

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def _address(request, _thing):
    return address_of(request)


def _account(request, _thing):
    return request.user.pk


def _thing(_request, thing):
    return thing


BUDGETS = {  # what is done → (budget, whose it is)
    "signup": (Budget("signup", 30, MINUTE), _address),
    "confirm_email": (Budget("confirm_email", 5, HOUR), _thing),
    "manage_email": (Budget("manage_email", 10, HOUR), _account),
    "change_password": (Budget("change_password", 5, MINUTE), _account),
    "ask_export": (Budget("ask_export", 5, HOUR), _account),
    "put_in_copy": (Budget("put_in_copy", 20, HOUR), _account),
    "reset_password": (Budget("reset_password", 20, MINUTE), _address),
    "reset_password_from_key": (Budget("reset_password_from_key", 20, MINUTE), _address),
    "open_link": (Budget("open_link", 20, MINUTE), _address),
    "connection": (Budget("connection", 120, MINUTE), _address),
    "verify_person": (Budget("verify_person", 10, MINUTE), _address),
    "verify_ticket": (Budget("verify_ticket", 10, HOUR), _thing),
}


def refusal(request, action, thing=None, *, reading=False):
    """None, and one use less of that budget; or the answer 429 that the view gives.

    Looking uses nothing up, for programs look at links, except where `reading` is what costs.
    """
    if request.method in {"GET", "HEAD"} and not reading:
        return None
    budget, whose = BUDGETS[action]
    try:
        budget.spend(whose(request, thing))
    except Spent as spent:
        return too_many(request, spent.left.seconds)
    return None


def address_of(request):
    """The caller's address; of IPv6 the network, for its owner has all of it."""
    return network_of(request.META.get("REMOTE_ADDR") or "")
