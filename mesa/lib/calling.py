"""Asking another company's machine for something: bounded in time and size, and never followed elsewhere."""

from http import HTTPStatus

import httpx

SECONDS = 10
LARGEST = 1_000_000
NOT_NOW = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class Later(Exception):
    """Not now. `after`: the seconds it asked for, or None. `unknown`: it may have done what it was asked."""

    def __init__(self, reason, *, after=None, unknown=False):
        super().__init__(reason)
        self.after, self.unknown = after, unknown


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
    except httpx.ConnectError as error:
        raise Later(_reason(error)) from error
    except httpx.HTTPError as error:
        raise Later(_reason(error), unknown=True) from error


def _read(answer):
    body = b""
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > LARGEST:
            raise Never("the answer is too large")
    status = answer.status_code
    if status in NOT_NOW or status >= 500:
        raise Later(f"it answered {status}", after=_seconds(answer), unknown=status >= 500)
    if status >= 300:
        raise Never(f"it answered {status} {_code(answer, body)}".strip(), status)
    return _json(answer, body) if body else {}


def _json(answer, body):
    try:
        found = httpx.Response(200, content=body).json()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Never("its answer is not what it should be")
    return found


def _code(answer, body):
    """The name of the error, never its words: they may repeat what was sent."""
    try:
        found = _json(answer, body).get("error", "")
    except Never:
        return ""
    code = found.get("code", "") if isinstance(found, dict) else found
    return str(code)[:60]


def _seconds(answer):
    said = answer.headers.get("Retry-After", "")
    return int(said) if said.isdecimal() and len(said) < 6 else None


def _reason(error):
    return type(error).__name__
