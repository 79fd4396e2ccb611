"""How long anyone who works here stays signed in: three days without use, so that Friday's session is there on Monday,
and a month in all. A requester's session lives as Django's do, fourteen days from its last change."""

from datetime import timedelta

from django.contrib.auth import logout
from django.utils import timezone

IDLE, LONGEST = timedelta(days=3), timedelta(days=30)
NOTED = timedelta(minutes=30)  # a use is written down so often at most


def begin(request):
    """At every sign-in, whoever it is."""
    request.session["began"] = _now()


class StaffSessionMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.user.is_authenticated and request.user.is_house and "began" in request.session:
            _use(request, _now())


def _use(request, now):
    session = request.session
    left = session["began"] + LONGEST.total_seconds() - now
    if left <= 0:
        logout(request)
    elif now - session.get("used", 0) >= NOTED.total_seconds():
        session["used"] = now
        session.set_expiry(int(min(left, IDLE.total_seconds())))


def _now():
    return int(timezone.now().timestamp())
