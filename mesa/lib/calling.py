"""Asking another company's machine for something: bounded in time and size, and never followed elsewhere."""

import json
from http import HTTPStatus
from time import monotonic

import httpx

SECONDS = 10
LARGEST = 1_000_000
NOT_NOW = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class Later(Exception):
    """Not now, and it may have done what it was asked. `after`: the seconds it asked for, or None."""

    def __init__(self, reason, *, after=None):
        super().__init__(reason)
        self.after = after


class Never(Exception):
    """It does not do this, however often it is asked."""

    def __init__(self, reason, status=0):
        super().__init__(reason)
        self.status = status


def call(method, address, *, token="", **said):
    """The JSON that answers, {} for none. `said`: `json=`, `data=` (a form) or `params=`, as httpx takes them."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with (
            httpx.Client(timeout=SECONDS, trust_env=False) as client,
            client.stream(method, address, headers=headers, **said) as answer,
        ):
            return _read(answer)
    except httpx.HTTPError as error:
        raise Later(type(error).__name__) from error


def _read(answer):
    body, ends = b"", monotonic() + SECONDS  # the client's own limit is of each piece, and a piece may be a byte
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > LARGEST:
            raise Never("the answer is too large")
        if monotonic() > ends:
            raise Later("the answer drips")
    status = answer.status_code
    if status in NOT_NOW or status >= 500:
        raise Later(f"it answered {status}", after=_seconds(answer))
    if status >= 300:
        raise Never(f"it answered {status} {_code(body)}".strip(), status)
    return _json(body) if body else {}


def _json(body):
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Never("its answer is not what it should be")
    return found


def _code(body):
    """The name of the error, never its words: they may repeat what was sent."""
    try:
        found = _json(body).get("error", "")
    except Never:
        return ""
    code = found.get("code", "") if isinstance(found, dict) else found
    return str(code)[:60]


def _seconds(answer):
    said = answer.headers.get("Retry-After", "")
    return int(said) if said.isdecimal() and len(said) < 6 else None
