"""How the door answers: plain values as JSON, and each thing made once per Idempotency-Key."""

import re
from typing import NamedTuple

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _

from . import actions
from .problems import Problem

KEY = re.compile(r"[\x21-\x7e]{1,255}")
SENT_ONCE = {  # for the document: any POST may carry it
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            "description": "Same key and body: same answer, for 24 hours. Same key, other body: 409.",
        }
    ]
}


class Answer(NamedTuple):
    status: int
    location: str
    body: str


def said(value, headers=None):
    return HttpResponse(msgspec.json.encode(value), content_type="application/json", headers=headers)


def listed(request, items, next_cursor):
    """A page of a list: what it holds, and where it goes on, in the body and as a link."""
    headers = {}
    if next_cursor:
        query = request.GET.copy()
        query["cursor"] = next_cursor
        headers["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
    return said({"items": items, "next": next_cursor}, headers)


def made(request, make):
    """201 with what `make` answers as (address, value). With a key, however often it is sent, it is made once."""

    def answer():
        location, value = make()
        return Answer(201, location, msgspec.json.encode(value).decode())

    key = _key(request)
    line = f"{request.method} {request.path}"
    found, again = (
        actions.once(by=request.auth, key=key, request_line=line, body=request.body, make=answer)
        if key
        else (answer(), False)
    )
    headers = {"Location": found.location} | ({"Idempotency-Replayed": "true"} if again else {})
    return HttpResponse(found.body, status=found.status, content_type="application/json", headers=headers)


def _key(request):
    """As the draft writes it, in quotes, or bare as people do."""
    sent = request.headers.get("Idempotency-Key")
    if sent is None:
        return None
    key = sent[1:-1] if len(sent) > 1 and sent[0] == sent[-1] == '"' else sent
    if not KEY.fullmatch(key):
        raise Problem(400, _("Idempotency-Key lleva de 1 a 255 letras, números o signos, sin espacios."))
    return key
