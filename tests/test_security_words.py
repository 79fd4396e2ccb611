"""What strangers write, in every field of every page: never a failure of ours, never another right."""

import itertools
import random
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.accounts.models import User
from mesa.terms.words import in_force
from mesa.tickets.models import Ticket

from .test_security_doors import Browser
from .world import address, furnish, routes

ASKED = ("vista", "categoria", "tecnico", "impacto", "q", "desde", "version", "estado", "pagina", "theme", "next")
SANE = ("1", "hola", "hola@example.org", "hard", "email", "phone", "es-mx", "dark", "caballo-pila-grapa", "5512345678")
HOSTILE = (
    "\0", "a\0b", b"\xed\xa0\x80", b"\xff\xfe", "", " ", "A" * 70_000, "9" * 400, "-1", "1e309", "0x10", "NaN", "true",
    "' OR 1=1 --", '"; DROP TABLE tickets_ticket; --', "1); SELECT pg_sleep(5) --", "{{7*7}}", "%s%n%x", "[]", "null",
    "../../../../etc/passwd", "\u202egnp.exe", "\u2028\r\nBcc: x@evil.example", '{"$gt": ""}', "9223372036854775808",
    "//evil.example", "javascript:alert(1)", "\\\\evil.example", "https://evil.example", "2026-13-45T99:99",
    "a" * 255 + "@x", "\U0001f4a3" * 300, "=HYPERLINK(1)",
)  # fmt: skip
BOUNDARY = "frontera"


@pytest.fixture
def world(ticket, ana, tere, susi, texts, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    return furnish(ticket, ana, tere, susi)


def fields(browser, world):
    """Every name that a form of this person's pages asks for."""
    pages = [browser.try_out("get", address(route, world)) for route in routes() if not route.startswith("api/")]
    found = set()
    for page in pages:
        if "html" in page.headers.get("Content-Type", ""):
            found |= set(re.findall(r'<(?:input|select|textarea|button)[^>]*?\sname="([^"]+)"', page.text))
    return sorted(found)


def form(chance, names, sane):
    """A body as a browser would send it, if its owner were mad: fields missing, twice, hostile, a file for a word."""
    parts = []
    for name in names:
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            value = chance.choice(SANE if chance.random() < sane else HOSTILE)
            raw = value if isinstance(value, bytes) else value.encode()
            file = '; filename="a\\"\\0../b.svg"' if chance.random() < 0.1 else ""
            parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + raw)
    return b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


@pytest.fixture
def browser(request, world):
    return Browser(request.getfixturevalue(request.param))


@pytest.mark.parametrize("browser", ["ana", "tere", "susi"], indirect=True)
def test_no_form_makes_a_page_fail(world, browser):
    chance, names = random.Random(0), fields(browser, world)
    assert {"subject", "body", "login"} & set(names)
    for route, sane in itertools.product(routes(), (0, 0.6)):
        body = form(chance, names, sane)
        answer = browser.try_out(
            "generic", "POST", address(route, world), body, f"multipart/form-data; boundary={BOUNDARY}"
        )
        assert answer.status_code < 500 or route == "readyz", route


@pytest.mark.parametrize("browser", ["ana", "susi"], indirect=True)
def test_no_address_makes_a_page_fail(world, browser):
    for route in routes():
        for value in HOSTILE[:: 1 if route in {"consola/", "tickets/"} else 7]:
            raw = value if isinstance(value, bytes) else value.encode()
            tail = "&".join(f"{name}=" + "".join(f"%{byte:02X}" for byte in raw[:2000]) for name in ASKED)
            answer = browser.try_out("get", f"{address(route, world)}?{tail}")
            assert answer.status_code < 500 or route == "readyz", (route, value)


@pytest.mark.parametrize("route", [route for route in routes() if re.search("<(str|path|slug):", route)])
def test_no_part_of_an_address_makes_a_page_fail(world, susi, route):
    browser = Browser(susi)
    for value in (
        "%00",
        "a%00b",
        "%ff%fe",
        "%ED%A0%80",
        "..%2f..%2fetc%2fpasswd",
        "x" * 5000,
        "%0d%0aSet-Cookie:%20a=b",
    ):
        place = "/" + re.sub(r"<(?:str|path|slug):\w+>", value, route).replace("<int:pk>", str(world.file))
        assert browser.try_out("get", place.replace("<int:number>", str(world.number))).status_code < 500, place


def test_a_nul_is_kept_out_of_words_and_addresses(ana, texts):
    browser = Browser(ana)
    browser.knock("post", "/reportar/borrador/", {"key": "k", "subject": "No\0 imprime", "sub\0ject": "x"})
    assert ana.drafts.get().words == {"key": "k", "subject": "x", "files": []}
    assert browser.knock("get", "/fotos/%00").status_code == 404


FORBIDDEN = {
    "id": "999", "pk": "999", "role": "supervisor", "is_staff": "1", "is_superuser": "1", "is_active": "1",
    "groups": "1", "email_verified_at": "2026-01-01", "verified": "1", "person": "1", "owner": "2", "requester": "2",
    "requester_id": "2", "author": "2", "by": "2", "technician": "2", "technician_id": "2", "status": "closed",
    "version": "99", "number": "1", "opened_at": "2020-01-01", "contacted_at": "2020-01-01", "ticket": "1", "note": "1",
    "resolved_at": "2020-01-01", "due_at": "2099-01-01", "response_due_at": "2099-01-01", "public": "0",
    "channel": "phone", "acceptance": "1", "scopes": "admin", "letters_off": "{}", "erased_at": "2026-01-01",
    "data": "{}", "kind": "closed",
}  # fmt: skip


def test_fields_that_a_form_does_not_have_are_ignored(ana, tere, category, texts):
    browser, agreed = Browser(ana), in_force("guidelines", timezone.now())
    browser.knock("post", "/cuenta/", {"name": "Ana", "contact_by": "chat", "timezone": "UTC"} | FORBIDDEN)
    facts = User.objects.filter(pk=ana.pk).values_list("role", "is_active", "email_verified_at", "erased_at").get()
    assert facts == ("requester", True, ana.email_verified_at, None)
    browser.knock("post", "/reportar/", FORBIDDEN | {
        "key": "k", "subject": "No imprime", "description": "x", "category": category.pk, "impact": "hard",
        "contact_by": "email", "accept": "1", "terms": str(agreed.pk),
    })  # fmt: skip
    ticket = Ticket.objects.get()
    assert (ticket.requester, ticket.technician, ticket.status, ticket.version) == (ana, None, "new", 1)
    assert ticket.opened_at.year > 2025 and ticket.due_at == ticket.response_due_at < ticket.opened_at + timedelta(
        days=9
    )
    browser.knock("post", f"/tickets/{ticket.pk}/nota/", FORBIDDEN | {"key": "n", "body": "Sigue igual.", "seen": "1"})
    note = ticket.notes.latest("pk")
    assert (note.body, note.author, note.public, note.channel) == ("Sigue igual.", ana, True, "web")
