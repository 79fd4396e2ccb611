"""What everybody may send to the pages in a minute: a person by their account, a visitor by their address.

Who goes beyond it is told so on a page that holds what they had typed, ready to be sent again.
"""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render

from mesa.common.limits import NearBudget, Spent

from .limits import address_of
from .typed import typed

MINUTE = timedelta(minutes=1)
PERSON = NearBudget("posts", settings.FORMS_A_MINUTE, MINUTE)
VISITOR = NearBudget("visitor_posts", 2 * settings.FORMS_A_MINUTE, MINUTE)
# What pages send by themselves many times a minute: who is looking, what browsers tell each other, and the bytes of a
# test of the connection, which have a budget of their own.
BY_ITSELF = {"here", "signal", "watch_signal", "echo", "observe_signal"}
ITSELF = NearBudget("posts_by_itself", 900, MINUTE)
ELSEWHERE = {"api"}  # doors that have an allowance of their own
ALL = (PERSON, VISITOR, ITSELF)


class AllowanceMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if request.method != "POST" or match.app_name in ELSEWHERE or match.route.startswith("ganchos/"):
            return None
        try:
            budget, whose = _budget(request, match)
            budget.spend(whose)
        except Spent as spent:
            return _refused(request, spent.left.seconds)
        return None


def _budget(request, match):
    known = request.user.is_authenticated
    whose = f"person {request.user.pk}" if known else f"address {address_of(request)}"
    if match.url_name in BY_ITSELF:
        return ITSELF, whose
    return (PERSON if known else VISITOR), whose


def _refused(request, seconds):
    again = typed(request) if request.user.is_authenticated else None
    response = render(request, "429.html", {"again": again}, status=429)
    response["Retry-After"] = str(seconds)
    return response
