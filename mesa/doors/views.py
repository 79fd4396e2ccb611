"""The two switches at the top of every page, and the living page of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from mesa.accounts import actions
from mesa.ui.assets import THEMES
from mesa.ui.brand import sheet
from mesa.ui.samples import samples

from .pages import page

YEAR = 60 * 60 * 24 * 365


@login_not_required
@require_POST
def theme(request):
    return _switched(request, "theme", "theme", THEMES)


@login_not_required
@require_POST
def language(request):
    return _switched(request, "language", settings.LANGUAGE_COOKIE_NAME, dict(settings.LANGUAGES))


def _switched(request, field, cookie, allowed):
    """Back to where the reader was; a person's choice follows them, a visitor's stays in this browser."""
    address, value = request.POST.get("next", ""), request.POST.get(field)
    inside = address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
    response = redirect(address if inside else "/")
    if value not in allowed:
        return response
    if request.user.is_authenticated:
        actions.choose(by=request.user, **{field: value})
    else:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", secure=secure, httponly=True)
    return response


@login_not_required
@cache_control(public=True, max_age=YEAR, immutable=True)
def brand(request, theme):
    if theme not in {"light", "dark"}:
        raise Http404
    return HttpResponse(sheet(settings.BRAND.accent, theme), content_type="text/css")


@login_not_required
def gallery(request):
    if not settings.DEBUG_PAGES:
        raise Http404
    asked = request.GET.get("theme")
    base = "ui/console.html" if request.GET.get("shell") == "console" else "ui/base.html"
    return page(request, "ui/gallery.html", samples() | {"theme": asked if asked in THEMES else "auto", "base": base})
