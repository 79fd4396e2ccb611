"""Who enters which wing of the console, beside the door that everyone who works here passes."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404


def supervisors_only(view):
    """Others know that these pages exist: they hear a refusal (403)."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not request.user.is_supervisor:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


def sellers_only(view):
    """For anyone else there is nothing here (404)."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not request.user.is_sales:
            raise Http404
        return view(request, *args, **kwargs)

    return answer
