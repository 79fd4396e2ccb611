"""One raw message, read: who really sent it, what they say, what comes with it, and whether a machine wrote it."""

import re
from collections.abc import Sequence
from email.message import Message
from typing import NamedTuple

from . import automatic, contents
from .automatic import is_absence
from .bounces import Bounce, bounce
from .contents import File
from .parsing import Held, parsed
from .words import header

LARGEST = 41 * 1024 * 1024
LONGEST_SUBJECT = 200
SPEC = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
PLAIN = re.compile(rf"\s*<?({SPEC})>?\s*(?:\([^()<>@]*\)\s*)?")
NAMED = re.compile(rf"((?:\"(?:[^\"\\]|\\.)*\"|[^<>\"();,:\\])*)<({SPEC})>\s*")
COPY = re.compile(rf"([^<>]{{0,200}})<({SPEC})>\s*|\s*({SPEC})\s*")
IDS = re.compile(r"<[^<>\s]{1,300}>")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
UNSAID = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
LONGEST_ADDRESS = 254
BULK = {"bulk", "junk", "list"}
SUPPRESS = re.compile(
    r"\b(?:all|oof|autoreply)\b", re.I
)  # the other words ask for no receipts, as people's programs do
ROBOTS = re.compile(
    r"^(?:mailer-daemon|postmaster|(?:do-?not|no)[-._]?reply|no[-._]?responder|\S{0,60}bounces?)(?:\+[^@]*|-[^@]*)?@",
    re.I,
)


class Read(NamedTuple):
    """What `read` understood of a message."""

    id: str  # its Message-ID, or ""
    sender: str  # one address, in lower case; with a `doubt` only what it may be, or ""
    name: str
    doubt: str  # why it is not certain who sent it, in English; or ""
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
    machine: str  # why no machine may answer it: "auto", "bounce", "list", "null"; or ""
    behind: str  # of a list that writes as itself: whose words it says they are; or ""
    meeting: str = ""  # the UID of the invitation that a calendar answers, or ""
    remark: str = ""  # what a person adds to the answer of a calendar
    reaction: bool = False  # a program's thumb or heart, and no words


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
    if not message.keys():
        raise Held("no From, nor any other header")
    sender, name, doubt = identity(_raw(message, "From"))
    found = contents.read(message)
    text = UNSAID.sub("", re.sub(r"\r\n?", "\n", found.text))
    invitation = next((file.data for file in found.files if file.content_type == "text/calendar"), b"")
    answer = automatic.answer(invitation, text) if invitation else None
    return Read(
        id=(IDS.findall(_plain(message["Message-ID"])) or [""])[0],
        sender=sender,
        name=name,
        doubt=doubt,
        subject=header(next(iter(_raw(message, "Subject")), ""))[:LONGEST_SUBJECT].strip(),
        text=text,
        html=found.page,
        files=found.files,
        references=_references(message),
        receivers=_receivers(message),
        copies=_copies(message),
        results=[re.sub(r"\s+", " ", _plain(value)) for value in _raw(message, "Authentication-Results")][:20],
        calendar=answer.partstat if answer else "",
        bounce=bounce(message),
        machine=_machine(message, sender),
        behind=_behind(message),
        meeting=answer.uid[:300] if answer else "",
        remark=answer.words if answer else "",
        reaction=automatic.is_reaction(message, text),
    )


def _raw(message: Message, name: str) -> list[str]:
    """As it came: asked for otherwise, bytes outside ASCII are lost."""
    return [value for called, value in message.raw_items() if called.lower() == name.lower()]


def identity(values: Sequence[object]) -> tuple[str, str, str]:
    """`(address, name, doubt)` of the undecoded headers; a doubt says why the address is only a guess, or missing."""
    if len(values) != 1:
        guess, name, _doubt = identity(values[:1]) if values else ("", "", "")
        return guess, name, "not one From" if values else "no From"
    raw = re.sub(r"\r?\n[ \t]+", " ", str(values[0])).strip()
    if CONTROL.search(raw):
        return "", header(raw)[:150], "a From with what no header has"
    if (found := PLAIN.fullmatch(raw)) and len(found[1]) <= LONGEST_ADDRESS:
        return found[1].lower(), "", ""
    if (found := NAMED.fullmatch(raw)) and len(found[2]) <= LONGEST_ADDRESS:
        return found[2].lower(), _called(found[1]), ""
    addresses = re.findall(f"<({SPEC})>", raw) or re.findall(rf"(?<![\w.@-]){SPEC}(?![\w@-])", raw)
    addresses = [one for one in addresses if len(one) <= LONGEST_ADDRESS]
    return (addresses[-1].lower() if addresses else ""), header(raw)[:150], "a From that is not one plain address"


def _called(said: str) -> str:
    said = re.sub(r"^\"(.*)\"$", r"\1", said.strip(), flags=re.S)
    return header(re.sub(r"\\(.)", r"\1", said)).strip("\"' ")[:150]


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


def _machine(message: Message, sender: str) -> str:
    if message.get_content_type() == "multipart/report" or str(message.get("Return-Path", "")).strip() == "<>":
        return "bounce" if "delivery-status" in _plain(message["Content-Type"]) else "null"
    automatic = _plain(message["Auto-Submitted"]).strip().lower()
    if automatic and not automatic.startswith("no"):
        return "auto"
    precedence = _plain(message["Precedence"]).strip().lower()
    if any(message[name] for name in ("X-Autoreply", "X-Autorespond")) or precedence == "auto_reply":
        return "auto"
    if ROBOTS.match(sender):
        return "auto"
    suppressed = SUPPRESS.search(_plain(message["X-Auto-Response-Suppress"]))
    if suppressed and is_absence(header(message["Subject"])):
        return "auto"
    passed_on = any(message[name] for name in ("List-Id", "List-Unsubscribe", "X-Loop"))
    return "list" if passed_on or suppressed or precedence in BULK else ""


def _behind(message: Message) -> str:
    """Who a list says it speaks for, where it put its own address in From."""
    for name in ("X-Original-From", "X-Original-Sender", "Reply-To"):
        address, _name, doubt = identity(_raw(message, name))
        if address and not doubt:
            return address
    return ""
