"""TeamViewer's sessions, by its Web API v1: a code for the person, an address for the technician."""

import re
from typing import Any

from mesa.lib.http import Never, call

from .made import Made, Unfit, checked

HOSTS = ("get.teamviewer.com", "start.teamviewer.com")
CODE = re.compile(r"s\d{2}-\d{3}-\d{3}")
PAGES = 5  # of open sessions looked through for one that may be ours


class TeamViewer:
    def __init__(self, *, url: str, token: str, group: str) -> None:
        self.url, self.token, self.group = url.rstrip("/"), token, group

    def make(self, key: str) -> Made:
        """One session for one key. Raises Later, Never, Unfit.

        The API has no key of its own: one that was made and never heard of is found by what we wrote on it.
        """
        words = {"groupname": self.group, "description": key, "custom_api": key, "support_session_type": "Default"}
        return _made(self._find(key) or self._call("POST", "/sessions", json=words))

    def close(self, made: Made) -> None:
        """It ends; gone already is well. Raises Later, Never."""
        try:
            self._call("PUT", f"/sessions/{made.id}", json={"state": "closed"})
        except Never as error:
            if error.status != 404:  # it is gone already
                raise

    def _find(self, key: str) -> dict[str, Any] | None:
        offset = ""
        for _ in range(PAGES):
            asked = {"state": "Open", "full_list": "true"} | ({"offset": offset} if offset else {})
            found = self._call("GET", "/sessions", params=asked)
            for session in found.get("sessions") or []:
                if session.get("custom_api") == key:
                    return session
            offset = str(found.get("next_offset") or "")
            if not offset:
                return None
        return None

    def _call(self, method: str, path: str, **said: Any) -> dict[str, Any]:
        return call(method, self.url + path, token=self.token, **said)


def _made(session: dict[str, Any]) -> Made:
    code = session.get("code")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise Unfit("a session without its code")
    person, technician = (checked(session.get(f"{who}_link"), HOSTS) for who in ("end_customer", "supporter"))
    return Made(code, person, technician, code=code)
