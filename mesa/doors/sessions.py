"""Who is not signed in any more: signs in where they are, and finds what they were writing.

A script is told by the status alone (401); a form that was being sent is held on the page where one signs in; and
nobody is led afterwards to an address that only takes forms.
"""

from copy import copy
from urllib.parse import urlsplit

from allauth.account.views import login
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from . import typed
from .pages import page

MOST = 6  # steps up from an address that only takes forms to the page it is part of


class SignInMiddleware(LoginRequiredMiddleware):
    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method == "POST" and request.user.is_authenticated:
            typed.forget(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        return ended(request)


def ended(request):
    """The answer to who has to sign in first."""
    if typed.by_script(request):
        return HttpResponse(status=401)
    if found := typed.typed(request):
        return sign_in(request, found)
    if request.method == "POST":
        return redirect_to_login(page_of(request))
    return redirect_to_login(request.get_full_path())


def sign_in(request, found):
    """The page where one signs in, with what was typed on it."""
    asked = copy(request)
    asked.method, asked.POST, asked.typed = "GET", QueryDict(), found
    asked.GET = QueryDict(mutable=True)
    asked.GET["next"] = reverse("ui:again")
    response = login(asked)
    response.status_code = 401
    return response


@require_safe
def again(request):
    """After signing in: what was typed, ready to be sent; or that one may go on in the other tab."""
    return page(request, "again.html", {"again": typed.kept(request)})


def page_of(request):
    """The address of the page that a form was on."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc == request.get_host():
        return f"{before.path}?{before.query}" if before.query else before.path
    return above(request.path)


def above(path):
    """The nearest address over this one that there is."""
    for _ in range(MOST):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"


def not_a_page(request, response):
    """Who follows a link to an address that only takes forms lands on the page over it; programs get their 405."""
    reads = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
    if response.status_code == 405 and reads and request.path != "/":
        return redirect(above(request.path))
    return response
