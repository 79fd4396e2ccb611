"""Refusals and failures in the same clothes as every other page."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.shortcuts import render

SOON = {"Retry-After": "10"}  # seconds


def bad_request(request, exception=None):
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)


def forbidden(request, exception=None):
    """`exception.sentence`, when the act says why."""
    return render(request, "403.html", {"sentence": getattr(exception, "sentence", "")}, status=403)


def forged(request, reason=""):
    """Django's check of where a form came from did not pass: most often an old tab."""
    return render(request, "403_csrf.html", status=403)


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
