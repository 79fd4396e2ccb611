"""Who may open what: every address of the product by everybody. Named after the items of the security bar."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from conftest import nothing_used

from .world import CAST, address, furnish, routes

TABLE = Path(__file__).with_name("doors.txt")
NOT_DOORS = {"sessions_session", "usersessions_usersession", "common_spending"}  # last seen, and uses counted
POLICY = (
    r"default-src 'self'; script-src 'self' 'nonce-[\w-]{22}'; style-src 'self'; img-src 'self' data: blob:; "
    r"media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SEALED = "sandbox; default-src 'none'"


@pytest.fixture
def world(ticket, ana, tere, susi, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    return furnish(ticket, ana, tere, susi)


class Browser(Client):
    """Of one person; comes to every request with the same cookie, whatever the last answer did to it."""

    def __init__(self, person=None, **options):
        super().__init__(raise_request_exception=False, **options)
        if person:
            self.force_login(person)
        self._kept = {name: cookie.value for name, cookie in self.cookies.items()}

    def knock(self, method, where, words=None, **headers):
        return self.send(method, where, {"_": "x"} if words is None else words, headers=headers)

    def send(self, method, *words, **more):
        nothing_used()  # nobody knocks at so many doors in a minute
        self.cookies.clear()
        self.cookies.load(self._kept)
        return getattr(self, method)(*words, **more)

    def try_out(self, method, where, *words):
        """Whatever happens is undone."""
        with transaction.atomic():
            answer = self.send(method, where, *words) if words else self.knock(method, where)
            transaction.set_rollback(True)
        return answer


@pytest.fixture
def browsers(nora, ana, beto, tere, vico, susi):
    cast = {person.email.partition("@")[0]: Browser(person) for person in (nora, ana, beto, tere, vico, susi)}
    return {"visitor": Browser()} | cast


def word(answer):
    place = answer.headers.get("Location", "")
    if place.startswith("/cuenta/entrar/"):
        return "in"
    if "confirma-que-eres-tu" in place or place.startswith("/cuenta/segundo-factor/confirmar/"):
        return "again"
    return "go" if answer.status_code == 302 else str(answer.status_code)


def table():
    """A line of seven answers to GET and seven to POST, and below it the addresses that answer so; · is the home."""
    found, row = {}, ""
    for line in TABLE.read_text().splitlines()[4:]:
        if line.startswith("  "):
            found[line.strip(" ·")] = row
        else:
            row = line
    return found


@pytest.mark.parametrize("who", CAST)
def test_every_page_opens_to_whom_the_table_says_with_every_header(world, browsers, who):
    said, naked = {route: [] for route in routes()}, set()
    for method, order in (("get", sorted(said)), ("post", sorted(said, reverse=True))):
        for route in order:
            answer = browsers[who].try_out(method, address(route, world))
            said[route].append(word(answer))
            naked |= {(method, route, name) for name in _undressed(answer, signed_in=who != "visitor")}
    column = CAST.index(who)
    assert said == {route: [half.split()[column] for half in row.split(" | ")] for route, row in table().items()}
    assert naked == set()


def _undressed(answer, signed_in):
    policy = answer.headers.get("Content-Security-Policy", "")
    if not (re.fullmatch(POLICY, policy) or policy == SEALED or "html" not in answer.headers.get("Content-Type", "")):
        yield policy
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        yield "X-Content-Type-Options"
    if answer.headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        yield "Cross-Origin-Opener-Policy"
    kept = "css" in answer.headers.get("Content-Type", "")  # the colour of the brand is everybody's
    if signed_in and not kept and "no-store" not in answer.headers.get("Cache-Control", ""):
        yield "Cache-Control"


def test_no_page_is_missing_from_the_table():
    assert set(routes()) == set(table())


@pytest.mark.parametrize("route", ["archivos/<int:pk>/<str:name>", "archivos/<int:pk>/miniatura/"])
def test_the_file_of_an_internal_note_is_not_for_requesters(world, browsers, route):
    where = address(route, world).replace(f"/{world.file}/", f"/{world.inside}/").replace("pantalla", "interno")
    answers = {who: browser.try_out("get", where).status_code for who, browser in browsers.items()}
    assert answers == {"visitor": 302, "nora": 404, "ana": 404, "beto": 404, "tere": 200, "vico": 404, "susi": 200}


@pytest.mark.parametrize("who", ["ana", "tere", "susi"])
def test_a_get_changes_nothing(world, browsers, who):
    before = dump()
    for route in routes():
        for method in ("get", "head"):
            browsers[who].knock(method, address(route, world))
    assert dump() == before


def dump():
    models = [model for model in apps.get_models() if model._meta.db_table not in NOT_DOORS]
    return {model: list(model._default_manager.order_by("pk").values()) for model in models}


FORGERIES = (
    {"Origin": "https://evil.example", "Referer": "https://evil.example/"}, {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"}, {"X-HTTP-Method-Override": "GET"},
)  # fmt: skip


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_post_from_a_foreign_page_is_refused(world, susi, forgery):
    browser, before = Browser(susi, enforce_csrf_checks=True), dump()
    for route in routes():
        answer = browser.knock("post", address(route, world), {"csrfmiddlewaretoken": "b" * 32}, **forgery)
        assert answer.status_code in ({415, 404} if route.startswith(("api/", "ganchos/")) else {403}), route
    assert dump() == before
