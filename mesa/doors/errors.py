"""Refusals and failures in the same clothes as every other page."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from . import sessions, typed

SOON = {"Retry-After": "10"}  # seconds


def bad_request(request, exception=None):
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)


def forbidden(request, exception=None):
    """`exception.sentence`, when the act says why."""
    again = None if typed.by_script(request) else typed.typed(request)
    return render(request, "403.html", {"sentence": getattr(exception, "sentence", ""), "again": again}, status=403)


def forged(request, reason=""):
    """Django's check of where a form came from did not pass: most often somebody signed in again in another tab. What
    they typed is theirs to send again; a script sends it again by itself, with the token that this answer brings."""
    if typed.by_script(request):
        return HttpResponse(status=403, headers={"X-CSRFToken": get_token(request)})
    ours = typed.from_here(request)
    again = typed.typed(request) if ours else None
    if again and getattr(request.resolver_match.func, "login_required", True) and not request.user.is_authenticated:
        return sessions.sign_in(request, again)
    context = {"again": again, "back": sessions.page_of(request) if ours else ""}
    return render(request, "403_csrf.html", context, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def too_many(request, seconds):
    """They may come back after so many seconds."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(seconds)
    return response


def server_error(request):
    """Rendered without the request: whatever broke (the database, say) must not break this page too."""
    away = isinstance(sys.exception(), OperationalError | InterfaceError)  # the database; it comes back by itself
    response = render(None, "503.html" if away else "500.html", status=503 if away else 500)
    for name, value in SOON.items() if away else ():
        response[name] = value
    return response
