"""A row of the outbox as the message that travels."""

import hashlib
import re
from email.errors import HeaderParseError
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from mesa.lib.mail.addresses import bounce_address

from .models import Message
from .transports import Refusal

BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
OWN = {  # what no caller may change
    "auto-submitted", "bcc", "cc", "content-transfer-encoding", "content-type", "date", "from", "message-id",
    "mime-version", "return-path", "sender", "subject", "to", "x-auto-response-suppress",
}  # fmt: skip


class Whole(UnstructuredHeader, BaseHeader):
    """One address, however long: the library would write it as encoded words, which no program opens."""

    def fold(self, *, policy: Policy) -> str:
        """The header on one line."""
        return f"{self.name}: {self}{policy.linesep}"


REGISTRY = HeaderRegistry()
REGISTRY.map_to_type("list-unsubscribe", Whole)
POLICY = SMTP.clone(header_factory=REGISTRY)


def one_line(text: str) -> str:
    """Nothing that could begin another header, nor an encoded word that would be read as one."""
    return BREAKS.sub(" ", text).replace("=?", "= ?").strip()


def sender() -> tuple[str, str]:
    """`(name, address)` of the desk, as its letters say it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)


def message_id(key: str, *, secret: str | None = None) -> str:
    """The same key is the same letter for ever, and nobody else can make its name. `secret`: if not today's."""
    domain = sender()[1].rpartition("@")[2]
    name = re.sub(r"[^A-Za-z0-9-]", "-", key)[:40]
    made = salted_hmac("mesa.outbox", key, secret=secret, algorithm="sha256").hexdigest()
    return f"<{name}.{made[:24]}@{domain}>"


def envelope_sender(letter: Message) -> str:
    """Where a bounce of this very letter comes back, if the installation takes mail."""
    if not settings.REPLY_ADDRESS or letter.pk is None:
        return sender()[1]
    return bounce_address(settings.REPLY_ADDRESS, letter.pk, settings.SECRET_KEY)


def recipient(letter: Message) -> Address:
    """One address, with its domain in the alphabet of the network. Raises Refusal when it is none."""
    name, _, domain = letter.to.rpartition("@")
    try:
        name.encode("ascii")
        return Address(addr_spec=f"{name}@{domain.encode('idna').decode()}")
    except (ValueError, IndexError, HeaderParseError) as error:
        raise Refusal(f"{letter.to}: {error}") from error


def build(letter: Message) -> EmailMessage:
    """The whole message. Raises Refusal when it cannot be written."""
    try:
        return _dressed(letter)
    except ValueError as error:
        raise Refusal(str(error)) from error


def _dressed(letter: Message) -> EmailMessage:
    name, address = sender()
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address(display_name=one_line(name), addr_spec=address)
    mail["To"] = recipient(letter)
    mail["Subject"] = one_line(letter.subject)
    mail["Date"] = letter.posted_at
    mail["Message-ID"] = letter.headers.get("Message-ID") or message_id(letter.key)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    for header, value in letter.headers.items():
        if header.lower() not in OWN:
            mail[header] = one_line(value)
    mail.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.calendar:
        _invite(mail, letter.calendar)
    for file in letter.files:
        _enclose(mail, file)
    return mail


def _enclose(mail: EmailMessage, file: dict[str, str]) -> None:
    """As it was stored, or not at all: what went away since, or changed on its disk, is only named in the words."""
    try:
        data = (Path(settings.MEDIA_ROOT) / file["path"]).read_bytes()
    except OSError:
        return
    if hashlib.sha256(data).hexdigest() == file["sha256"]:
        main, _, sub = file["type"].partition("/")
        told = {"charset": "utf-8"} if main == "text" else None
        mail.add_attachment(data, maintype=main, subtype=sub, filename=one_line(file["name"]), params=told)


def _invite(mail: EmailMessage, calendar: str) -> None:
    """Twice: programs with a calendar read the alternative, people without one open the file."""
    method = "CANCEL" if "METHOD:CANCEL" in calendar else "REQUEST"
    mail.add_alternative(calendar, subtype="calendar", params={"method": method})
    mail.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="cita.ics")
