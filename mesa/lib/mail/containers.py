"""Wrappings that other programs put words and files in: opened without any key, or left as the file they are."""

import binascii
import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from asn1crypto.cms import ContentInfo
from icalendar import Calendar, Component
from striprtf.striprtf import rtf_to_text
from tnefparse import TNEF

from .words import decoded, of_html

UUENCODED = re.compile(r"^begin [0-7]{3,4} (\S[^\n]{0,250})\n((?:[ -`]{0,90}\n)*?)[ `]?\n?end[ \t]*$", re.M)
EVENTS = 20
MOST_SLICES, MOST_COPIED = 100_000, 10**9  # of what Outlook packs: a moment
LARGEST_RTF = 300_000  # bytes
LARGEST_SHEET = 500_000  # bytes of a calendar that are looked at


class TooMuch(BaseException):
    """Not an Exception: the library goes on after those."""


class Measured(bytes):
    """Bytes that can be sliced only so often: what counts how many things follow may say anything."""

    slices, copied = 0, 0
    whole: "Measured | None" = None

    def __getitem__(self, place: Any) -> Any:
        """Raises `TooMuch`."""
        found = super().__getitem__(place)
        if not isinstance(found, bytes):
            return found
        whole, piece = self.whole or self, Measured(found)
        whole.slices, whole.copied, piece.whole = whole.slices + 1, whole.copied + len(found), whole
        if whole.slices > MOST_SLICES or whole.copied > MOST_COPIED:
            raise TooMuch
        return piece


class _Stops(logging.Filter):
    """The library warns of each thing that is not there, and asks for the next of four thousand million."""

    def filter(self, record: logging.LogRecord) -> bool:
        if str(record.msg).startswith("Skipping property"):
            raise TooMuch
        return True


LOG = logging.getLogger("tnefparse")
LOG.setLevel(min(LOG.level or logging.WARNING, logging.WARNING))
LOG.addFilter(_Stops())


class Inside(NamedTuple):
    """What was in a wrapping: `words` to show, and files as `(name, bytes)`."""

    words: str
    files: list[tuple[str, bytes]]


def tnef(data: bytes) -> Inside | None:
    """What Outlook packs in `winmail.dat`; None if it is no such thing."""
    try:
        packed = TNEF(Measured(data), do_checksum=False)
        files = [(str(one.long_filename() or one.name or ""), bytes(one.data or b"")) for one in packed.attachments]
        return Inside(_tnef_words(packed), files)
    except (Exception, TooMuch):  # whatever a stranger's bytes do to it, the file stays a file
        return None


def _tnef_words(packed: TNEF) -> str:
    if packed.htmlbody:
        page = packed.htmlbody
        return of_html(page if isinstance(page, str) else decoded(page))
    if packed.body:
        return packed.body if isinstance(packed.body, str) else decoded(packed.body)
    if not packed._rtfbody or len(packed._rtfbody) > LARGEST_RTF or not packed.rtfbody:
        return ""
    return rtf_to_text(decoded(packed.rtfbody)[:LARGEST_RTF], errors="ignore").strip()


def signed(data: bytes) -> bytes | None:
    """The message inside an opaque signature (S/MIME, RFC 8551); None if it is sealed for somebody or is none."""
    try:
        info = ContentInfo.load(data)
        if info["content_type"].native != "signed_data":
            return None
        said = info["content"]["encap_content_info"]["content"].native
        return said if isinstance(said, bytes) else None
    except Exception:  # whatever a stranger's bytes do to it, the file stays a file
        return None


def uuencoded(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without the files that an old program wrote into it, and those files as `(name, bytes)`."""
    if "\nend" not in text:
        return text, []
    files: list[tuple[str, bytes]] = []

    def taken(found: re.Match[str]) -> str:
        try:
            files.append((found[1].strip(), b"".join(map(_unpacked, found[2].splitlines()))))
        except binascii.Error:
            return found[0]
        return ""

    return UUENCODED.sub(taken, text.replace("\r\n", "\n")), files


def _unpacked(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:  # some programs do not fill the last line
        size = ((ord(line[0]) - 32) & 63) * 4 // 3 + 1 if line else 0
        return binascii.a2b_uu(line[: size + 1])


def calendar(data: bytes) -> str:
    """What a calendar says, a line for each fact: what, when, where and why."""
    try:
        events = Calendar.from_ical(data[:LARGEST_SHEET]).walk("VEVENT")[:EVENTS]
        return "\n\n".join("\n".join(_facts(event)) for event in events).strip()
    except Exception:  # whatever a stranger's bytes do to it, the file stays a file
        return ""


class Answer(NamedTuple):
    """To an invitation (RFC 5546)."""

    partstat: str  # "ACCEPTED", "DECLINED", "TENTATIVE"…
    uid: str
    words: str  # what whoever answers adds
    maker: str  # the program, in lower case


def answer(data: bytes) -> Answer | None:
    """None for what answers nothing. A broken one tells at least how it answers."""
    unfolded = re.sub(rb"\r?\n[ \t]", b"", data[:LARGEST_SHEET])
    if not re.search(rb"^METHOD:REPLY\s*$", unfolded, re.M | re.I):
        return None
    said = re.search(rb"^ATTENDEE[^\n]*?PARTSTAT=\"?([A-Z-]{1,20})", unfolded, re.M | re.I)
    remark = re.search(rb"^ATTENDEE[^\n]*?X-RESPONSE-COMMENT=\"([^\"\n]{1,2000})\"", unfolded, re.M | re.I)
    fields = {name: _field(unfolded, name) for name in ("UID", "COMMENT", "PRODID")}
    words = fields["COMMENT"] or (decoded(remark[1], "utf-8") if remark else "")
    return Answer(said[1].decode().upper() if said else "", fields["UID"], words, fields["PRODID"].lower())


def _field(unfolded: bytes, name: str) -> str:
    found = re.search(rb"^%s(?:;[^:\n]{0,500})?:([^\r\n]{0,5000})" % name.encode(), unfolded, re.M | re.I)
    said = decoded(found[1], "utf-8") if found else ""
    return re.sub(r"\\([nN,;\\])", lambda mark: "\n" if mark[1] in "nN" else mark[1], said).strip()


def _facts(event: Component) -> Iterator[str]:
    yield from filter(None, [_said(event, "SUMMARY"), _when(event), _said(event, "LOCATION")])
    if why := _said(event, "DESCRIPTION") or _said(event, "COMMENT"):
        yield f"\n{why}"


def _said(event: Component, name: str) -> str:
    found = event.get(name)
    return str(found[0] if isinstance(found, list) else found or "").strip()


def _when(event: Component) -> str:
    times = [event.get(name).dt for name in ("DTSTART", "DTEND") if event.get(name)]
    return " – ".join(map(_time, times))


def _time(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%d/%m/%Y}"
    zone = f" {moment.tzname() or ''}".rstrip()
    return f"{moment:%d/%m/%Y %H:%M}{zone}"
