"""Asking another company's machine for something: bounded in time and size, and never followed elsewhere."""

import json
from http import HTTPStatus
from time import monotonic
from typing import Any

import httpx

SECONDS = 10
LARGEST = 1_000_000
NOT_NOW = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class Later(Exception):
    """Not now, and it may have done what it was asked, unless it was not even `heard`.

    `after`: the seconds it asked for, or None; `code`: the name it gave to its trouble.
    """

    def __init__(self, reason: str, *, after: int | None = None, heard: bool = True, code: str = "") -> None:
        super().__init__(reason)
        self.after, self.heard, self.code = after, heard, code


class Never(Exception):
    """It does not do this, however often it is asked."""

    def __init__(self, reason: str, status: int = 0, code: str = "") -> None:
        super().__init__(reason)
        self.status, self.code = status, code


class TooLarge(Never):
    """More than the caller wants to hold."""


def call(method: str, address: str, *, token: str = "", **said: Any) -> dict[str, Any]:
    """The JSON object that answers, {} for none. `said`: `json=`, `data=` (a form) or `params=`, as httpx takes them.

    Raises Later or Never.
    """
    body = _asked(method, address, token, LARGEST, SECONDS, said)
    return _json(body) if body else {}


def fetch(address: str, *, token: str = "", largest: int, seconds: float = SECONDS) -> bytes:
    """The bytes of a file, within `seconds`. Raises TooLarge beyond `largest` bytes, whatever it says of itself; Later.

    Never.
    """
    return _asked("GET", address, token, largest, seconds, {})


def _asked(method: str, address: str, token: str, largest: int, seconds: float, said: dict[str, Any]) -> bytes:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with (
            httpx.Client(timeout=min(seconds, SECONDS), trust_env=False) as client,
            client.stream(method, address, headers=headers, **said) as answer,
        ):
            return _read(answer, largest, seconds)
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise Later(type(error).__name__, heard=False) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Later(type(error).__name__) from error


def _read(answer: httpx.Response, largest: int, seconds: float) -> bytes:
    body, ends = (
        bytearray(),
        monotonic() + seconds,
    )  # the client's own limit is of each piece, and a piece may be a byte
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > largest:
            raise TooLarge("the answer is too large")
        if monotonic() > ends:
            raise Later("the answer drips")
    status = answer.status_code
    if status in NOT_NOW or status >= 500:
        raise Later(f"it answered {status}", after=_seconds(answer), code=_code(body))
    if status >= 300:
        raise Never(f"it answered {status} {_code(body)}".strip(), status, _code(body))
    return bytes(body)


def _json(body: bytes | bytearray) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Never("its answer is not what it should be")
    return found


def _code(body: bytes | bytearray) -> str:
    """The name of the error, never its words: they may repeat what was sent."""
    try:
        found = _json(body).get("error", "")
    except Never:
        return ""
    code = found.get("code", "") if isinstance(found, dict) else found
    return str(code)[:60]


def _seconds(answer: httpx.Response) -> int | None:
    said = answer.headers.get("Retry-After", "")
    return int(said) if said.isdecimal() and len(said) < 6 else None
