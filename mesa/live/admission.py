"""Who may follow what. Everything here runs in a thread: it asks the database."""

import re
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from mesa.accounts.session_state import Standing, behind, standing_of
from mesa.assistance.link_sessions import link_to
from mesa.doors.doorman import lacks_second_factor
from mesa.lib import keyset
from mesa.tickets import tail
from mesa.tickets.models import Ticket

from .hub import heard_by

TOPIC = re.compile(r"ticket:[1-9]\d{0,17}|queue|mine")
TOPICS = 20
LONGEST_QUERY = 1000
OLDEST_PAGE = 10 * 60 * 1000  # milliseconds
WRITING = timedelta(seconds=1)  # a line is dated before its commit
MISSED = 500


class Closed(Exception):
    """This door does not open; `status` says why, and says nothing about what lies behind."""

    def __init__(self, status):
        self.status = status


class Wish(NamedTuple):
    session_key: str
    topics: frozenset
    last: int | None
    age: int
    once: bool


class Admission(NamedTuple):
    standing: Standing
    topics: frozenset
    sees_internal: bool
    missed: list


def read(scope):
    """The request as a wish. Garbage, another method and another origin go no further."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    if scope["path"] != "/live":
        raise Closed(404)
    if scope["method"] != "GET":
        raise Closed(405)
    if not _is_ours(headers):
        raise Closed(403)
    if len(scope["query_string"]) > LONGEST_QUERY:
        raise Closed(400)
    query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
    topics = frozenset(query.get("topics", "").split(","))
    if len(topics) > TOPICS or not all(TOPIC.fullmatch(topic) for topic in topics):
        raise Closed(400)
    once = "text/event-stream" not in headers.get(b"accept", "")
    last = keyset.number(headers.get(b"last-event-id") or query.get("last"))
    return Wish(_session_key(headers.get(b"cookie", "")), topics, last, keyset.number(query.get("age")) or 0, once)


def _is_ours(headers):
    """Asked for at our own address, by one of our own pages. A browser sends no Origin to its own."""
    host, origin = headers.get(b"host", ""), headers.get(b"origin")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    if headers.get(b"sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    return origin is None or origin == settings.PUBLIC_URL or urlsplit(origin).netloc == host


def _session_key(cookies):
    try:
        return SimpleCookie(cookies)[settings.SESSION_COOKIE_NAME].value
    except (CookieError, KeyError):
        raise Closed(401) from None


def admit(wish):
    """The person behind the session may follow all they ask for, or nothing."""
    visit = behind(wish.session_key)
    person, link = visit.user, None
    if not person.is_authenticated:
        link = _link(visit.session, wish.topics)
        person = link.ticket.requester
    if not person.is_active:
        raise Closed(401)
    if not link and lacks_second_factor(visit):
        raise Closed(403)
    numbers = {int(topic.removeprefix("ticket:")) for topic in wish.topics if topic.startswith("ticket:")}
    if not link and Ticket.objects.visible_to(person).filter(pk__in=numbers).count() != len(numbers):
        raise Closed(404)
    if "queue" in wish.topics and not person.is_technician:
        raise Closed(404)
    standing = standing_of(person)._replace(link=link.pk if link else 0)
    sees_internal = person.is_technician and not link
    topics = frozenset(f"mine:{person.pk}" if topic == "mine" else topic for topic in wish.topics)
    return Admission(standing, topics, sees_internal, _missed(wish, topics, sees_internal))


def _link(session, topics):
    """Who came by the link of a ticket follows that ticket and nothing else."""
    asked = next(iter(topics)) if len(topics) == 1 else ""
    number = keyset.number(asked.partition("ticket:")[2])
    link = link_to(session, number) if number else None
    if link is None:
        raise Closed(401)
    return link


def _missed(wish, topics, sees_internal):
    """What happened since the page last heard or, at its first call, since it was drawn. None: too much to tell."""
    if wish.last is not None:
        found = tail.missed_since(wish.last, MISSED)
    elif wish.age > OLDEST_PAGE:
        found = None
    else:
        found = tail.written_since(timezone.now() - timedelta(milliseconds=wish.age) - WRITING)
    return [b"event: reset\ndata: {}\n\n"] if found is None else heard_by(found, topics, sees_internal)
