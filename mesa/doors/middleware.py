"""The manners of every answer, in one middleware: headers, and the reader's language and clock."""

from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils import timezone, translation

from . import sessions

POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Permissions-Policy": "display-capture=(self), camera=(self), microphone=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class HouseMiddleware:
    """Stands before the session, so that its headers also dress the errors of everything below."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.csp_nonce = token_urlsafe(16)
        translation.activate(translation.get_language_from_request(request))
        timezone.deactivate()
        response = sessions.not_a_page(request, self.get_response(request))
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY.format(nonce=request.csp_nonce))
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request, view, args, kwargs):
        refuse_nul(request, view)
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            timezone.activate(ZoneInfo(request.user.timezone))


def refuse_nul(request, view):
    """Nobody types it and PostgreSQL cannot keep it: no address has one, and from forms it is taken out, for all doors.
    A form is read here a step before the check of where it came from would read it, and only then."""
    if "\0" in request.path:
        raise Http404
    request.GET = _without_nul(request.GET)
    if request.method == "POST" and not getattr(view, "csrf_exempt", False):
        request.POST = _without_nul(request.POST)


def _without_nul(said):
    if not any("\0" in text for name, values in said.lists() for text in (name, *values)):
        return said
    clean = QueryDict(mutable=True)
    for name, values in said.lists():
        clean.setlist(name.replace("\0", ""), [value.replace("\0", "") for value in values])
    clean._mutable = False
    return clean
