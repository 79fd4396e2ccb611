"""Whether the server that we trust believes who a message says it is from (RFC 8601)."""

import re
from collections.abc import Sequence

COMMENT = re.compile(r"\([^()]{0,300}\)")
RESULT = re.compile(r"\s*(dmarc|spf|dkim)\s*=\s*(\w+)([^;]{0,500})")
PLACE = re.compile(r"(?:header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*\"?(?:[^@\s;\"]*@)?([\w.-]+)", re.I)


def proven(results: Sequence[str], sender: str, server: str) -> bool | None:
    """True, False, or None where it cannot be told. `results` as they came, the nearest server's first.

    Only the first header counts, and only if our own server wrote it: below it anybody may have written anything.
    """
    said = COMMENT.sub(" ", results[0]) if results else ""
    name, _, rest = said.partition(";")
    if not server or name.strip().partition(" ")[0].lower() != server.lower():
        return None
    domain, aligned = sender.rpartition("@")[2], False
    for method, result, where in RESULT.findall(rest):
        if method == "dmarc" and result.lower() in {"pass", "fail"}:
            return result.lower() == "pass"
        places = PLACE.findall(where) if result.lower() == "pass" else []
        aligned = aligned or any(_same(place.lower(), domain) for place in places)
    return aligned or None


def _same(place: str, domain: str) -> bool:
    return place == domain or domain.endswith(f".{place}") and "." in place
