"""Steps that need a desk's own settings, each run by `Desk.run` in a process of its own; answers are JSON."""

import json
import os
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import django

os.umask(0o077)
django.setup()  # before anything that has models is imported

from allauth.account.internal.flows import login
from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from mesa.accounts.models import User
from mesa.channels.email.actions import receive
from mesa.lib.mail.message import read
from mesa.lib.mail.reply import strip
from mesa.lib.mail.safe import safe
from mesa.terms.words import in_force
from mesa.tickets import search
from mesa.tickets.models import Category, Event, Ticket

from .fill import Filling
from .letters import bag

SAGA = 52  # changes of a ticket with 30 notes and 25 other lines, or nearly
QUESTIONS = [
    "123", "persona777@example.org", "nada-que-ver-xyzzy", "0x80070057", "impresora", "error", "impresora lenta",
    "error 0x80070057 excel", "epson canon", "zoom teams", "facturar cargador módem", "control disco epson canon",
    "windows impresora teclado hp",
]  # fmt: skip
WAYS_IN = ("password", "mfa")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def fill(size):
    call_command("migrate", interactive=False, verbosity=0)
    Filling(int(size), timezone.now()).run(lambda *words, **_: print(*words, file=sys.stderr, flush=True))
    return {}


def visit():
    """Who comes and what they look at: cookies of signed-in people and the numbers of tickets."""
    sagas = Ticket.objects.filter(version__gt=SAGA, status="closed").order_by("-pk")
    numbers = list(sagas.values_list("pk", flat=True)[:200])
    deep = Ticket.objects.order_by("-updated_at", "-pk")[Ticket.objects.count() * 9 // 10]
    owner = sagas[0].requester
    return {
        "technician": _signed_in(User.objects.get(pk=2)),
        "requester": _signed_in(owner),
        "person": owner.pk,
        "sagas": numbers,
        "mine": numbers[:1],
        "newest": Ticket.objects.latest("pk").pk,
        "deep": f"{(deep.updated_at - EPOCH) // timedelta(microseconds=1)}-{deep.pk}",
        "category": Category.objects.first().pk,
        "terms": in_force("guidelines", timezone.now()).pk,
        "csrf": settings.CSRF_COOKIE_NAME,
    }


def newest(person):
    """Numbers of the last tickets that were reported."""
    return list(
        Ticket.objects.filter(requester=person, status="new").order_by("-pk").values_list("pk", flat=True)[:200]
    )


def house():
    """A cookie for every technician."""
    return [_signed_in(person) for person in User.objects.technicians()]


def count():
    return {"tickets": Ticket.objects.count(), "events": Event.objects.count()}


def questions():
    """Milliseconds of each kind of question, best of seven: for a technician, and for one requester."""
    technician, requester = User.objects.get(pk=2), Ticket.objects.order_by("pk")[Ticket.objects.count() // 2].requester
    return [
        [typed, who, *_timed(person, typed)]
        for typed, who, person in [(typed, "technician", technician) for typed in QUESTIONS]
        + [("impresora", "requester", requester), ("error laptop", "requester", requester)]
    ]


def mail(amount):
    """Messages a second: by the bare parser, by ours, and all the way to a committed note."""
    live = Ticket.objects.filter(status__in=["new", "open"]).order_by("?").values_list("requester__email", "pk")
    messages = bag(list(dict(live[:400]).items()), int(amount), time.time_ns())
    became = Counter()
    return {
        "bare": _rate(_bare, messages), "read": _rate(_all_read, messages),
        "taken": _rate(lambda raw: became.update([receive(raw, road="bench").outcome]), messages),
        "bytes": sum(map(len, messages)), "became": dict(became),
    }  # fmt: skip


def _rate(function, messages):
    began = time.perf_counter()
    for raw in messages:
        function(raw)
    return len(messages) / (time.perf_counter() - began)


def _bare(raw):
    return [part.get_payload(decode=True) for part in message_from_bytes(raw).walk()]


def _all_read(raw):
    found = read(raw)
    return strip(found.text), safe(found.html)


def _timed(person, typed):
    found, best = [], 1e9
    for _ in range(7):
        began = time.perf_counter()
        found = search.find(person, typed)
        best = min(best, time.perf_counter() - began)
    return len(found), best * 1000


def _signed_in(person):
    """The session that the door leaves after a password and a second factor."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    now = time.time()
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": way, "at": now} for way in WAYS_IN]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(person)
    session.set_expiry(timedelta(days=1))
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


STEPS = {step.__name__: step for step in (fill, visit, house, newest, count, questions, mail)}

if __name__ == "__main__":
    json.dump(STEPS[sys.argv[1]](*sys.argv[2:]), sys.stdout)
