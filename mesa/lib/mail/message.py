"""One raw message, read: who really sent it, what they say, what comes with it, and whether a machine wrote it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from email.message import Message
from typing import NamedTuple

from .bounces import Bounce, bounce
from .parsing import Held, parsed, parts_of
from .words import decoded, header, of_htmls

LARGEST = 41 * 1024 * 1024
PARTS = 300
SPEC = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
PLAIN = re.compile(rf"\s*<?({SPEC})>?\s*(?:\([^()<>@]*\)\s*)?")
NAMED = re.compile(rf"((?:\"(?:[^\"\\]|\\.)*\"|[^<>\"();,:\\])*)<({SPEC})>\s*")
COPY = re.compile(rf"([^<>]{{0,200}})<({SPEC})>\s*|\s*({SPEC})\s*")
IDS = re.compile(r"<[^<>\s]{1,300}>")
BASE64 = re.compile(r"\s*(?:[A-Za-z0-9+/=]+[ \t]*(?:[\r\n]|\Z)|\Z)")  # its first line; many say so of plain words
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
BULK = {"bulk", "junk", "list", "auto_reply"}
SUPPRESS = re.compile(
    r"\b(?:all|oof|autoreply)\b", re.I
)  # the other words ask for no receipts, as people's programs do
ROBOTS = re.compile(
    r"^(?:mailer-daemon|postmaster|(?:do-?not|no)[-._]?reply|no[-._]?responder|\S{0,60}bounces?)(?:\+[^@]*|-[^@]*)?@",
    re.I,
)


class File(NamedTuple):
    name: str
    content_type: str
    data: bytes


class Read(NamedTuple):
    """What `read` understood of a message."""

    id: str  # its Message-ID, or ""
    sender: str  # one address, in lower case
    name: str
    subject: str
    text: str  # all that its reader would see, quotes and signature included
    html: str
    files: list[File]
    references: list[str]  # Message-IDs, the nearest first
    receivers: list[str]  # every address it names as a receiver, in lower case
    copies: list[tuple[str, str]]  # `(address, name)` of its Cc
    results: list[str]  # its Authentication-Results, the nearest server's first
    calendar: str  # what a calendar answers: "ACCEPTED", "DECLINED"…; or ""
    bounce: Bounce | None
    machine: str  # why it must not be answered: "auto", "bounce", "list", "null"; or ""


def read(raw: bytes) -> Read:
    """Raises `Held` with a reason in English; never anything else."""
    if not raw.strip():
        raise Held("an empty message")
    if len(raw) > LARGEST:
        raise Held("a message larger than 40 MB")
    try:
        return _read(parsed(raw))
    except Held:
        raise
    except RecursionError:
        raise Held("parts inside parts without end") from None
    except Exception as error:  # whatever it is, the message stays and the next one is read
        raise Held(f"unreadable: {type(error).__name__}") from error


def _read(message: Message) -> Read:
    sender, name = identity(_raw(message, "From"))
    texts, pages, files = _contents(message)
    text = "\n".join(filter(None, (words.strip("\n") for words in texts)))
    return Read(
        id=(IDS.findall(_plain(message["Message-ID"])) or [""])[0],
        sender=sender,
        name=name,
        subject=header(next(iter(_raw(message, "Subject")), "")),
        text=(text if text.strip() else of_htmls(pages)).replace("\x00", ""),
        html="\n".join(pages),
        files=files,
        references=_references(message),
        receivers=_receivers(message),
        copies=_copies(message),
        results=[re.sub(r"\s+", " ", _plain(value)) for value in _raw(message, "Authentication-Results")][:20],
        calendar=_calendar(files),
        bounce=bounce(message),
        machine=_machine(message, sender),
    )


def _raw(message: Message, name: str) -> list[str]:
    """As it came: asked for otherwise, bytes outside ASCII are lost."""
    return [value for called, value in message.raw_items() if called.lower() == name.lower()]


def identity(values: Sequence[object]) -> tuple[str, str]:
    """`(address, name)` of the one plain mailbox of the undecoded header. Raises `Held` for anything else."""
    if len(values) != 1:
        raise Held("not one From" if values else "no From")
    raw = re.sub(r"\r?\n[ \t]+", " ", str(values[0])).strip()
    if CONTROL.search(raw):
        raise Held("a From with what no header has")
    if found := PLAIN.fullmatch(raw):
        return found[1].lower(), ""
    if found := NAMED.fullmatch(raw):
        name = header(re.sub(r"\\(.)", r"\1", found[1].strip().strip('"')))
        return found[2].lower(), name[:150]
    raise Held("a From that is not one plain address")


def _contents(message: Message) -> tuple[list[str], list[str], list[File]]:
    """Texts and pages to show, in order, and everything that comes with them."""
    texts: list[str] = []
    pages: list[str] = []
    files: list[File] = []
    for number, part in enumerate(_leaves(message)):
        if number > PARTS:
            raise Held("too many parts")
        kind, data = part.get_content_type(), _payload(part)
        named = _named(part)
        attached = str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")
        if kind in {"text/plain", "text/html"} and not attached and not named:
            (texts if kind == "text/plain" else pages).append(decoded(data, _charset(part)))
        elif data or named:
            files.append(File(header(named or _called(kind, number))[:150], kind, data))
    return texts, pages, files


def _leaves(message: Message) -> Iterator[Message]:
    """Depth first, without recursion; a forwarded message is one file, a bounce's report too."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = parts_of(part)
        if part.get_content_maintype() == "multipart" and inside is not None:
            waiting.extend(reversed(inside))
        else:
            yield part


def _payload(part: Message) -> bytes:
    inside = part.get_payload()
    if (parts := parts_of(part)) is not None:  # a message inside this one
        return b"\n".join(each.as_bytes() for each in parts)
    try:
        if _plain(part["Content-Transfer-Encoding"]).strip().lower() != "base64" or BASE64.match(str(inside or "")):
            data = part.get_payload(decode=True)
            return data if isinstance(data, bytes) else b""
    except (ValueError, LookupError, AssertionError, TypeError):
        pass
    return str(inside).encode("utf-8", "surrogateescape")


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset("") or ""
    except (LookupError, UnicodeError, ValueError):
        return ""


def _named(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None


def _called(kind: str, number: int) -> str:
    ends = {"message/rfc822": ".eml", "text/calendar": ".ics", "text/html": ".html", "text/plain": ".txt"}
    return f"parte-{number + 1}{ends.get(kind, '.bin')}"


def _plain(value: object) -> str:
    return str(value or "").replace("\x00", "").encode("ascii", "replace").decode()


def _references(message: Message) -> list[str]:
    named = IDS.findall(_plain(message["In-Reply-To"])) + IDS.findall(_plain(message["References"]))[::-1]
    return list(dict.fromkeys(named))[:100]


def _receivers(message: Message) -> list[str]:
    """Where it was sent, as far as the message says; only ever compared with addresses of our own."""
    said = " ".join(_plain(value) for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
                    for value in message.get_all(name) or [])  # fmt: skip
    return list(dict.fromkeys(address.lower() for address in re.findall(SPEC, said[:100_000])))


def _copies(message: Message) -> list[tuple[str, str]]:
    """Whom it was copied to, in so far as each is one plain mailbox."""
    said = re.sub(r"\s+", " ", " ".join(map(_plain, message.get_all("Cc") or []))[:20_000])
    found = filter(None, (COPY.fullmatch(piece) for piece in said.split(",") if len(piece) < 600))
    named = (((one[2] or one[3]).lower(), header((one[1] or "").strip().strip('"').strip())) for one in found)
    return list(dict(named).items())[:50]


def _calendar(files: Iterable[File]) -> str:
    """How an invitation was answered."""
    data = next((file.data for file in files if file.content_type == "text/calendar"), b"")[:100_000]
    found = re.search(rb"PARTSTAT=([A-Z-]{1,20})", data) if b"METHOD:REPLY" in data else None
    return found[1].decode() if found else ""


def _machine(message: Message, sender: str) -> str:
    if message.get_content_type() == "multipart/report" or str(message.get("Return-Path", "")).strip() == "<>":
        return "bounce" if "delivery-status" in _plain(message["Content-Type"]) else "null"
    automatic = _plain(message["Auto-Submitted"]).strip().lower()
    if automatic and not automatic.startswith("no"):
        return "auto"
    if any(message[name] for name in ("X-Autoreply", "X-Autorespond", "X-Loop")):
        return "auto"
    if SUPPRESS.search(_plain(message["X-Auto-Response-Suppress"])):
        return "auto"
    if message["List-Id"] or message["List-Unsubscribe"] or _plain(message["Precedence"]).strip().lower() in BULK:
        return "list"
    return "auto" if ROBOTS.match(sender) else ""
