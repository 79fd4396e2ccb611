"""Whether somebody is known, asked by the raw head of a request before any page hears of it. In a thread."""

from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.db import close_old_connections

from mesa.accounts.session_state import behind
from mesa.assistance.link_sessions import links


def has_session(headers):
    """`headers` as ASGI gives them. True for a person who is in, and for a browser that a ticket's link let in."""
    close_old_connections()
    try:
        visit = behind(session_key(b"; ".join(value for name, value in headers if name == b"cookie").decode("latin-1")))
    except (CookieError, KeyError):
        return False
    return visit.user.is_authenticated or bool(links(visit.session))


def session_key(cookies):
    """Of the value of a Cookie header. Raises KeyError or CookieError."""
    return SimpleCookie(cookies)[settings.SESSION_COOKIE_NAME].value
