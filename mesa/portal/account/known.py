"""A browser where somebody verified signed in before: its wrong guesses are counted apart from everybody else's.

The mark names the person and the browser, and dies with the password (`mesa.accounts.access`).
"""

from secrets import token_hex

from django.conf import settings
from django.core import signing

from mesa.accounts import access

COOKIE = "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"
SALT = "mesa.portal.known"
YEAR = 60 * 60 * 24 * 365


def remember(response, person):
    value = signing.dumps(access.known_mark(person) | {"browser": token_hex(8)}, salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def browser_of(request, email):
    """The number of this browser, where the owner of that address signed in by it; "" where nobody did."""
    try:
        mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return ""
    return mark["browser"] if access.is_known(mark, email) else ""
