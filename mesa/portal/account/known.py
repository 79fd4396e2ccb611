"""A browser where somebody entered before: its wrong guesses are counted apart from a stranger's."""

from hashlib import sha256

from django.conf import settings
from django.core import signing

COOKIE = "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"
SALT = "mesa.portal.known"
YEAR = 60 * 60 * 24 * 365


def remember(response, email):
    value = signing.Signer(salt=SALT).sign(_mark(email))
    response.set_cookie(
        COOKIE, value, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def remembers(request, email):
    try:
        return signing.Signer(salt=SALT).unsign(request.COOKIES.get(COOKIE, "")) == _mark(email)
    except signing.BadSignature:
        return False


def _mark(email):
    return sha256(email.lower().encode()).hexdigest()
