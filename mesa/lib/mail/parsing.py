"""Raw bytes as parts, within what a desk can bear: much of the standard parser takes the square of what it is given."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from typing import Any

from .words import decoded

DEEPEST = 50  # parts inside parts: each line is compared with the boundary of every one of them
LINES = 1_000_000
COMPARED = 8_000_000  # lines, each with the boundaries of all the parts it is in
PARTS = 1000  # side by side
HEADERS = 1000  # of one part
LONGEST = 100_000  # characters of a header
DESCRIBED = 4000  # of one that says what a part is: those are taken to pieces at every semicolon


class Held(Exception):
    """It cannot be told who sent it or what it says: somebody must look."""


class Careful(Compat32):
    """`compat32`, which never raises on real messages, with headers cut where nobody reads on."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Cut at `LONGEST` characters, at `DESCRIBED` where it says what a part is."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[: DESCRIBED if name.lower().startswith("content-") else LONGEST]

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The header as text, whatever bytes it came in."""
        return value if value.isascii() else decoded(value.encode("utf-8", "surrogateescape"))


class Part(Message):
    """A message that knows how deep it is, and holds no more than somebody would send."""

    depth, deepest = 0, DEEPEST

    def attach(self, payload: Any) -> None:  # of any type of message, says the library; the parser makes only Parts
        """Raises `Held` deeper than `deepest`, and beyond `PARTS`."""
        payload.depth = self.depth + 1
        if payload.depth > self.deepest:
            raise Held("parts inside parts without end")
        if len(self.get_payload() or ()) >= PARTS:
            raise Held("too many parts")
        super().attach(payload)

    def get_param(self, param: str, *args: Any, **kwargs: Any) -> Any:
        """As the library answers, but for an alphabet's name, which is always a text without spaces."""
        found = super().get_param(param, *args, **kwargs)
        if param != "charset" or not found:
            return found
        name = found[2] if isinstance(found, tuple) else found  # where the library forgets RFC 2231
        return re.sub(r"[^!-~]", "", str(name)) or "ascii"  # and where it raises on what is no name of an alphabet

    def set_raw(self, name: str, value: str) -> None:
        """Raises `Held` beyond `HEADERS`."""
        if len(self) >= HEADERS:
            raise Held("too many headers")
        super().set_raw(name, value)


def parts_of(message: Message) -> list[Message] | None:
    """The messages inside one; None when its payload is a text."""
    inside = message.get_payload()
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else None


def parsed(raw: bytes) -> Message:
    """Raises `Held`, or whatever the standard library does."""
    lines = raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
    if lines > LINES:
        raise Held("too many lines")
    kind: Any = Part
    if lines * DEEPEST > COMPARED:
        kind = type("Shallow", (Part,), {"deepest": max(COMPARED // lines, 5)})
    return message_from_bytes(raw.removeprefix(b"\xef\xbb\xbf"), _class=kind, policy=Careful())
