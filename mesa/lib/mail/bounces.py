"""What a mail server says became of a letter of ours (RFC 3464)."""

import re
from email.message import Message
from typing import NamedTuple

from .parsing import parts_of

IDS = re.compile(r"<[^<>\s]{1,300}>")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
BAD = re.compile(r"5\.1\.(?:1|2|3|4|6|9|10|20|351)|5\.2\.1")  # no such mailbox, or no such domain
PROBABLE = re.compile(r"5\.1\.0|5\.4\.(?:1|310)")  # some servers say so of who we are
NOBODY = re.compile(
    r"no such (?:user|mailbox|recipient|address|person)|(?:user|recipient|mailbox|address|account)(?: \S{1,100})? "
    r"(?:(?:is )?unknown|(?:was )?not (?:be )?found|does ?n[o']t exist|"
    r"(?:is |has been )?(?:disabled|inactive|deactivated))|"
    r"unknown (?:user|recipient|local part|mailbox)|not a (?:known|valid) (?:user|mailbox|recipient)|"
    r"invalid (?:recipient|mailbox)|domain (?:name )?(?:not found|does not exist)|nxdomain|host unknown",
    re.I,
)
OURS = re.compile(r"\b(?:sender|spf|dkim|dmarc|spam|block(?:ed|list)|reputation|policy|quota|full|greylist\w*)\b", re.I)
ADDRESS = re.compile(r"rfc822;\s*<?([^<>\s;]{3,254})>?", re.I)


class Bounce(NamedTuple):
    """Of one recipient; `hard`: the mailbox will never take anything."""

    address: str  # in lower case, or ""
    action: str  # "failed", "delayed", "delivered", "relayed", "expanded" or ""
    status: str  # "5.1.1", or ""
    reason: str
    letter: str  # the Message-ID of what bounced, or ""

    @property
    def failed(self) -> bool:
        """It will not arrive, by its action or, where that is missing, by a status of 5."""
        return self.action == "failed" or (not self.action and self.status.startswith("5"))

    @property
    def hard(self) -> bool:
        """It never will, whatever is sent: the address is bad.

        A full box, or a rule about who we are, may be another way tomorrow.
        """
        if not self.failed or self.status.startswith("4"):
            return False
        probable = PROBABLE.fullmatch(self.status) or NOBODY.search(self.reason)
        return bool(BAD.fullmatch(self.status) or (probable and not OURS.search(self.reason)))


def bounce(message: Message) -> Bounce | None:
    """The first recipient of a report; None when a message is no report, whatever it says in words."""
    parts = parts_of(message)
    if message.get_content_type() != "multipart/report" or parts is None:
        return None
    fields, letter = None, ""
    for part in parts[:20]:
        kind, inside = part.get_content_type(), parts_of(part)
        if kind == "message/delivery-status" and inside is not None:
            fields = next((block for block in inside[:50] if block["Final-Recipient"] or block["Action"]), fields)
        elif kind == "message/rfc822" and inside:
            letter = _id(inside[0]["Message-ID"])
        elif kind == "text/rfc822-headers":
            found = re.search(r"^message-id:\s*(<[^<>\s]{1,300}>)", str(part.get_payload())[:50_000], re.I | re.M)
            letter = found[1] if found else letter
    return _bounce(fields, letter) if fields else None


def _bounce(fields: Message, letter: str) -> Bounce:
    said = {name: _plain(fields.get(name)) for name in ("Action", "Status", "Diagnostic-Code", "Final-Recipient")}
    address = ADDRESS.search(_plain(fields.get("Original-Recipient"))) or ADDRESS.search(said["Final-Recipient"])
    status = STATUS.search(said["Status"]) or STATUS.search(said["Diagnostic-Code"])
    reason = " ".join(said["Diagnostic-Code"].partition(";")[2].split()) or (status[0] if status else "")
    action = said["Action"].strip().lower()[:20]
    return Bounce(address[1].lower() if address else "", action, status[0] if status else "", reason[:300], letter)


def _id(value: object) -> str:
    return (IDS.findall(_plain(value)) or [""])[0]


def _plain(value: object) -> str:
    return str(value or "").replace("\x00", "").encode("ascii", "replace").decode()
