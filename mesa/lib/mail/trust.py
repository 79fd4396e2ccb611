"""Whether the server that we trust believes who a message says it is from (RFC 8601)."""

import re
from collections.abc import Iterator, Sequence

LONGEST = 16_000  # characters; no server has so much to say
UNSAFE = re.compile(r"[^\w.@+-]")
RESULT = re.compile(r"\s*(dmarc|spf|dkim)\s*(?:/\s*\d+\s*)?=\s*(\w+)(.*)", re.S)
PLACE = re.compile(r"\b(?:header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*(\S+)", re.I)


def proven(results: Sequence[str], sender: str, server: str) -> bool | None:
    """True, False, or None where it cannot be told. `results` as they came, the nearest server's first.

    Only the first header counts, and only if our own server wrote it: below it anybody may have written anything.
    """
    name, *said = _sentences(results[0]) if results and len(results[0]) <= LONGEST else [""]
    if not server or name.strip().partition(" ")[0].lower() != server.lower():
        return None
    domain, aligned, verdicts = sender.rpartition("@")[2], False, set()
    for method, result, where in filter(None, map(_result, said)):
        if method == "dmarc" and result in {"pass", "fail"}:
            verdicts.add(result == "pass")
        elif method != "dmarc" and result == "pass":
            aligned = aligned or any(_same(place, domain) for place in _places(where))
    if verdicts:
        return verdicts.pop() if len(verdicts) == 1 else None
    return aligned or None


def _sentences(header: str) -> list[str]:
    """What stands between semicolons, without comments; a quoted string is one word, whatever is written in it.

    Of a header whose quotes or comments never end, nothing.
    """
    quoted, depth, kept, letters = False, 0, [], iter(header)
    for letter in letters:
        if letter == "\\" and (quoted or depth):
            letter = "_" if next(letters, "") and quoted else ""
        elif depth or (letter == "(" and not quoted):
            depth += {"(": 1, ")": -1}.get(letter, 0)
            letter = "" if depth else " "
        elif letter == '"':
            quoted, letter = not quoted, ""
        elif quoted:
            letter = UNSAFE.sub("_", letter)
        kept.append(letter)
    return [""] if quoted or depth else "".join(kept).split(";")


def _result(sentence: str) -> tuple[str, str, str] | None:
    found = RESULT.match(sentence)
    return (found[1], found[2].lower(), found[3]) if found else None


def _places(where: str) -> Iterator[str]:
    """The domains that it passed for."""
    for value in PLACE.findall(where):
        yield value.rpartition("@")[2].lower()


def _same(place: str, domain: str) -> bool:
    return place == domain or domain.endswith(f".{place}") and "." in place
