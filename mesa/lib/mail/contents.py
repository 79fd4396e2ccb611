"""What a message says and what comes with it: each part read for what it is, in the order it came."""

import binascii
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import Message
from typing import NamedTuple

from mesa.lib.files import clean_name

from . import containers
from .parsing import Held, parsed, parts_of
from .words import LARGEST, decoded, header, of_html, shortened

PARTS = 300
SMALL = 60_000  # bytes of what a page draws between its words: a logo, an icon
BASE64 = re.compile(r"\s*(?:[A-Za-z0-9+/=]+[ \t]*(?:[\r\n]|\Z)|\Z)")  # its first line; many say so of plain words
EMOJI_PART = "text/vnd.google.email-reaction+json"
BOUNDARY = re.compile(rb"\s*(?:[^\n-][^\n]{0,200}\n){0,3}\s*--([\x21\x23-\x5b\x5d-\x7e]{1,70})[ \t]*\r?\n")
UU = {"x-uuencode", "uuencode", "uue", "x-uue"}
MOST_UU = 100_000  # lines of it that are unpacked
SHOWN = re.compile(r"\bcid:([^\"'\s>)]{1,200})", re.I)
NOTHING = re.compile(r"\[(?:cid|image|imagen)\b[^\]\n]{0,200}\]|https?://\S+|<[^<>\s]{1,300}>", re.I)
WORD = re.compile(r"\w{2,}")
ENRICHED = re.compile(r"<<|<param>[^<]*</param>|</?[a-z]{1,20}>", re.I)  # RFC 1896
TEXTS = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown", "text/x-markdown"}
OPAQUE = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
NAMES = {
    "message/rfc822": "mensaje.eml", "message/global": "mensaje.eml", "text/calendar": "invitacion.ics",
    "text/html": "pagina.html", "text/plain": "texto.txt", "message/delivery-status": "informe.txt",
    "text/rfc822-headers": "encabezados.txt", "application/pgp-signature": "firma.asc", "image/jpeg": "imagen.jpg",
    "application/pkcs7-signature": "firma.p7s", "application/octet-stream": "archivo.bin",
}  # fmt: skip
KINDS = {"image": "imagen", "audio": "sonido", "video": "video"}


class File(NamedTuple):
    """`drawn`: a small picture that the page shows between its words, and nobody misses beside them."""

    name: str
    content_type: str
    data: bytes
    drawn: bool = False


class Words(NamedTuple):
    """What one part says: as text, and the page that it came as, if it did."""

    text: str
    page: str = ""


@dataclass
class Contents:
    """Of a message, or of a part of one; `files` in the order they came."""

    words: list[Words] = field(default_factory=list)
    files: list[File] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words, from at most `LARGEST` characters of pages."""
        return "\n".join(filter(None, (one.text.strip("\n") for one in self.words)))

    @property
    def page(self) -> str:
        """The HTML of all its pages, as it came: not yet safe to show."""
        return "\n".join(one.page for one in self.words if one.page)

    def add(self, other: "Contents") -> None:
        """`other` comes below; a page that only repeats the text above it says nothing new."""
        for one in other.words:
            last = self.words[-1] if self.words else None
            if last and bool(one.page) != bool(last.page) and _same(last.text, one.text):
                self.words[-1] = Words(last.text, last.page or one.page)
            else:
                self.words.append(one)
        self.files += other.files


class Reader:
    """Of one message; what it bears is counted over all its parts."""

    def __init__(self) -> None:
        self.parts, self.left, self.unbound = 0, LARGEST, False

    def read(self, part: Message) -> Contents:
        """Raises `Held` beyond `PARTS`."""
        inside, kind = parts_of(part), part.get_content_type()
        if inside is None and part.get_content_maintype() == "multipart":
            return self._unbound(part)
        if kind == "message/partial" and inside:
            return self.read(inside[0])
        if part.get_content_maintype() == "multipart" and inside is not None:
            return self._many(kind, inside)
        self.parts += 1
        if self.parts > PARTS:
            raise Held("too many parts")
        return self._one(part, kind)

    def _unbound(self, part: Message) -> Contents:
        """Several parts that do not say, or say wrongly, where each begins: as their first line has it, or as text."""
        said = str(part.get_payload() or "").encode("utf-8", "surrogateescape")
        if (found := BOUNDARY.match(said)) and not self.unbound:
            self.unbound = True
            head = b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n' % found[1]
            return self.read(parsed(head + said))
        return self._text("text/plain", decoded(said))

    def _many(self, kind: str, inside: list[Message]) -> Contents:
        read = [self.read(part) for part in inside]
        if kind == "multipart/alternative":
            return _chosen(read)
        if kind == "multipart/related":
            _mark_drawn(read, inside)
        found = Contents()
        for each in read:
            found.add(each)
        return found

    def _one(self, part: Message, kind: str) -> Contents:
        data, named = _payload(part), _named(part)
        attached = str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")
        if kind in TEXTS and not attached and not named:
            return self._text(kind, decoded(data, _charset(part)))
        if (not data and not named) or kind == EMOJI_PART:
            return Contents()
        file = File(_name(named, kind, part), kind, data)
        return self._opened(file) or Contents(files=[file])

    def _text(self, kind: str, said: str) -> Contents:
        if kind == "text/html":
            page = shortened(said)[: max(self.left, 0)]
            self.left -= len(page)
            return Contents([Words(of_html(page), said)] if page else [])
        if kind in {"text/enriched", "text/richtext"}:
            said = ENRICHED.sub(lambda found: "<" if found[0] == "<<" else "", said)
        return _unwrapped(*containers.uuencoded(said))

    def _opened(self, file: File) -> Contents | None:
        """What is inside of it; None if it is better left whole."""
        if file.content_type in OPAQUE and (message := containers.signed(file.data)) is not None:
            return self.read(parsed(message))
        if file.content_type == "application/ms-tnef" or file.name.lower() == "winmail.dat":
            inside = containers.tnef(file.data)
            if inside and (inside.words.strip() or inside.files):
                return _unwrapped(*inside)
        return None


def read(message: Message) -> Contents:
    """Raises `Held` for more than a desk can bear."""
    reader = Reader()
    found = reader.read(message)
    if not found.text.strip():
        found.words += _second(reader, found.files)
    return found


def _second(reader: Reader, files: Iterable[File]) -> list[Words]:
    """Who says nothing themselves, but an invitation or a message that they pass on."""
    words = []
    for file in files:
        if file.content_type == "text/calendar":
            reply = containers.answer(file.data)  # what it says of itself is not what anybody says
            words.append(Words(reply.words if reply else containers.calendar(file.data)))
        elif file.content_type in {"message/rfc822", "message/global"}:
            message = parsed(file.data)
            head = [header(message[name]) for name in ("From", "Subject")]
            words.append(Words("\n".join(filter(None, head)) + f"\n\n{reader.read(message).text}"))
    return words


def _chosen(read: list[Contents]) -> Contents:
    """The one that says it; the files of all."""
    said = [each for each in read if each.text.strip()] or read[:1]
    plain = next((each for each in said if not each.page), None)
    page = next((each for each in reversed(said) if each.page), None)
    best = page if plain is None or (page and _says_more(page.text, plain.text)) else plain
    words = best.words if best else []
    if best is plain and page and words:  # the text to read, the page to look at
        words = [Words(words[0].text, page.page), *words[1:]]
    return Contents(words, [file for each in read for file in each.files])


def _says_more(page: str, plain: str) -> bool:
    """Whether the text stands there only to say that there is a page, or for a part of it."""
    shown, told = WORD.findall(page.lower()), WORD.findall(NOTHING.sub(" ", plain).lower())
    if not told:
        return bool(shown)
    there = set(shown)
    common = sum(word in there for word in told)
    return (common * 2 < len(told) and len(shown) >= 3) or len(shown) > 3 * len(told) + 20


def _same(one: str, other: str) -> bool:
    first, second = (WORD.findall(NOTHING.sub(" ", text).lower()) for text in (one, other))
    return bool(first) and first == second


def _mark_drawn(read: list[Contents], parts: list[Message]) -> None:
    """What the page among them draws by its Content-ID, if it is small."""
    shown = {name.lower() for each in read for name in SHOWN.findall(each.page)}
    for part, each in zip(parts, read, strict=True):
        if str(part.get("Content-ID", "")).strip(" <>\t").lower() in shown:
            each.files = [file._replace(drawn=len(file.data) <= SMALL) for file in each.files]


def _unwrapped(words: str, files: Iterable[tuple[str, bytes]]) -> Contents:
    """What a wrapping held that names its files and not what they are."""
    kinds = ((name, mimetypes.guess_type(name)[0] or "application/octet-stream", data) for name, data in files)
    return Contents([Words(words)], [File(clean_name(name), kind, data) for name, kind, data in kinds])


def _name(named: str | None, kind: str, part: Message) -> str:
    if named and (clean := clean_name(header(named))) != "archivo":
        return clean
    if kind in {"message/rfc822", "message/global"} and (inside := parts_of(part)):
        return clean_name(f"{header(inside[0]['Subject'])[:80] or 'mensaje'}.eml")
    ending = mimetypes.guess_extension(kind) or ".bin"
    return NAMES.get(kind) or KINDS.get(kind.partition("/")[0], "archivo") + ending


def _payload(part: Message) -> bytes:
    inside = part.get_payload()
    if (parts := parts_of(part)) is not None:  # a message inside this one
        whole = b"\n".join(each.as_bytes() for each in parts)
        return _unpacked(part, whole) if part.get_content_maintype() == "message" else whole
    try:
        said = str(part["Content-Transfer-Encoding"] or "").strip().lower()
        wrong = said in UU and str(inside).count("\n") > MOST_UU
        if not wrong and (said != "base64" or BASE64.match(str(inside or ""))):
            data = part.get_payload(decode=True)
            return data if isinstance(data, bytes) else b""
    except (ValueError, LookupError, AssertionError, TypeError):
        pass
    return str(inside).encode("utf-8", "surrogateescape")


def _unpacked(part: Message, said: bytes) -> bytes:
    """A message inside may not be packed (RFC 2046), and some programs do."""
    if str(part["Content-Transfer-Encoding"] or "").strip().lower() != "base64" or not BASE64.match(
        said.decode("latin-1")
    ):
        return said
    try:
        return binascii.a2b_base64(said)
    except binascii.Error:
        return said


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
