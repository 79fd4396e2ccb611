"""Microsoft Teams' meetings, through Microsoft Graph with an application's own credentials."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from mesa.lib.http import Later, Never, call

from .made import Made, Unfit, checked

HOSTS = ("teams.microsoft.com", "teams.live.com")
LASTS = timedelta(hours=4)
EARLY = 60  # seconds before its end in which a token is no longer used
_tokens: dict[tuple[str, str, str], tuple[str, float]] = {}  # in the memory of this process and nowhere else


class Graph:
    def __init__(
        self, *, url: str, login_url: str, tenant: str, client_id: str, client_secret: str, organizer: str
    ) -> None:
        self.url, self.login_url = url.rstrip("/"), login_url.rstrip("/")
        self.tenant, self.client_id, self.client_secret, self.organizer = tenant, client_id, client_secret, organizer

    def make(self, key: str) -> Made:
        """`createOrGet`: asked again with the same key, Microsoft answers the same meeting.

        Raises Later, Never, Unfit.
        """
        now = datetime.now(UTC).replace(microsecond=0)
        return _made(self._call("POST", "/createOrGet", json={
            "externalId": key,
            "subject": key,
            "startDateTime": _time(now),
            "endDateTime": _time(now + LASTS),
            "lobbyBypassSettings": {"scope": "everyone"},
            "allowedPresenters": "everyone",
            "joinMeetingIdSettings": {"isPasscodeRequired": True},
        }))  # fmt: skip

    def close(self, made: Made) -> None:
        """It ends; gone already is well. Raises Later, Never."""
        try:
            self._call("DELETE", f"/{quote(made.id, safe='')}")
        except Never as error:
            if error.status != 404:  # it is gone already
                raise

    def _call(self, method: str, path: str, **said: Any) -> dict[str, Any]:
        meetings = f"{self.url}/users/{quote(self.organizer, safe='')}/onlineMeetings"
        try:
            return call(method, meetings + path, token=self._token(), **said)
        except Never as error:
            if error.status != 401:
                raise
            _tokens.pop(self._name, None)  # it was taken back before its time
            raise Later("the token was refused") from error

    @property
    def _name(self) -> tuple[str, str, str]:
        return self.login_url, self.tenant, self.client_id

    def _token(self) -> str:
        held, until = _tokens.get(self._name, ("", 0.0))
        if time.monotonic() < until:
            return held
        answer = call("POST", f"{self.login_url}/{quote(self.tenant, safe='')}/oauth2/v2.0/token", data={
            "client_id": self.client_id, "client_secret": self.client_secret, "grant_type": "client_credentials",
            "scope": "https://graph.microsoft.com/.default",
        })  # fmt: skip
        token, lasts = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(lasts, int):
            raise Unfit("a token that is none")
        _tokens[self._name] = token, time.monotonic() + lasts - EARLY
        return token


def _made(meeting: dict[str, Any]) -> Made:
    id, joining = meeting.get("id"), meeting.get("joinMeetingIdSettings") or {}
    if not isinstance(id, str) or not id or len(id) > 500:
        raise Unfit("a meeting without its name")
    address = checked(meeting.get("joinWebUrl"), HOSTS)
    code, passcode = (str(joining.get(name) or "")[:40] for name in ("joinMeetingId", "passcode"))
    return Made(id, address, address, code=code, passcode=passcode)


def _time(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
