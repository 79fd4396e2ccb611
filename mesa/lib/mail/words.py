"""Bytes of a message as text: whatever alphabet it says, or says wrongly, something legible comes out."""

import base64
import binascii
import codecs
import html as entities
import quopri
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

import nh3
from charset_normalizer import from_bytes

ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=", re.I)
UNSEEN = re.compile(r"[\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")  # no sign, or one that turns what is read
BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "utf8mb4": "utf-8",
           "unicode-1-1-utf-7": "utf-7", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "x-sjis": "cp932",
           "windows-31j": "cp932", "iso-8859-8-i": "iso-8859-8"}  # fmt: skip
NOT_ALPHABETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}  # nor quick, some of them
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\([CDOPQ]|\$\)C)")
FOREIGN_ALPHABETS = [
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "cp1256",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
]
MOST_WRONG = 50_000  # bytes that are no UTF-8: each takes a step of its own
SAMPLE = 20_000  # bytes that an alphabet is told by
FEW = 8  # letters outside ASCII tell nothing of their alphabet
BLOCKS = {"p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "section",
          "article", "header", "footer", "address", "dl", "dt", "dd"}  # fmt: skip
CUT = {"script", "style", "title", "head"}
LINES = nh3.Cleaner(tags=BLOCKS | {"br", "blockquote"}, attributes={}, clean_content_tags=CUT)
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
OPENS = re.compile(r"<(/?)(?!(?:p|li|br|img|hr|meta|link|input|td|tr|th)\b)[a-z]", re.I)
FOREIGN = re.compile(r"<(?:svg|math)\b", re.I)  # inside these any tag may be deep
INLINE = re.compile(r"data:[^\s\"'<>]{500,}")
DEEPEST = 500
TANGLED = 60_000_000  # steps
CROWDED = 2000
LOOSE = 20_000  # signs that begin an entity and end none
QUOTED_DEEPEST = 20
LARGEST = 500_000


class Encoded(NamedTuple):
    """An encoded word of a header (RFC 2047), unpacked."""

    charset: str
    data: bytes


def decoded(data: bytes, charset: str | None = "") -> str:
    """Text of bytes. What the alphabet does not have is shown as such; nothing is dropped."""
    said = (charset or "").strip("\"' \t").lower()
    with suppress(LookupError, ValueError):  # no such alphabet, or nothing like it in these bytes
        name = codecs.lookup(ALIASES.get(said, said)).name
        if name not in NOT_ALPHABETS | {"utf-8"}:
            return _nearly(data, name).encode("utf-8", "replace").decode()  # utf-7 can say half a letter
    with suppress(LookupError, ValueError):
        if said not in {"utf-8", "utf8"} and (guess := _alphabet(data)):
            return data.decode(guess)
    if len(data) > SAMPLE and data.decode("utf-8", "replace").count("\ufffd") > MOST_WRONG:
        return data.decode("cp1252", "replace")
    return data.decode("utf-8", "mesa-cp1252")


def _alphabet(data: bytes) -> str | None:
    """That of bytes whose message names none; None for what is UTF-8, or Western with its few accents."""
    for start, name in MARKS.items():
        if data.startswith(start):
            return name
    if ESCAPE.search(data):
        return "iso-2022-kr" if b"\x1b$)C" in data else "iso-2022-jp-2"
    with suppress(UnicodeDecodeError):
        data.decode()
        return None
    high = sum(byte > 127 for byte in data[:SAMPLE])
    if high < FEW or high * 4 < len(data[:SAMPLE].translate(None, b" \r\n\t.,:;!?0123456789")):
        return None
    found = from_bytes(data[:SAMPLE], cp_isolation=FOREIGN_ALPHABETS, threshold=0.5).best()
    return found.encoding if found else None


def _nearly(data: bytes, name: str) -> str:
    """A letter that was cut, or one that the alphabet does not have, must not spoil the others."""
    if len(data) > SAMPLE and data[:SAMPLE].decode(name, "replace").count("\ufffd") * 5 > SAMPLE:
        raise ValueError(name)
    text = data.decode(name, "replace")
    if text.count("\ufffd") * 20 > len(text):
        return data.decode(name)
    return text


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):  # it is registered for every kind, and used to decode
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("mesa-cp1252", _as_cp1252)  # of UTF-8: what is none


def header(value: object) -> str:
    """A header as people read it, on one line."""
    text = BETWEEN.sub(r"\1", decoded(str(value or "").encode("utf-8", "surrogateescape")))
    pieces: list[str | Encoded] = []
    last = 0
    for found in ENCODED.finditer(text):
        pieces += [text[last : found.start()], Encoded(found[1].split("*")[0], _unpacked(found[2], found[3]))]
        last = found.end()
    pieces.append(text[last:])
    return re.sub(r"[\s\x00-\x1f\x7f\u2028\u2029]+", " ", UNSEEN.sub("", _joined(pieces))).strip()


def _joined(pieces: Iterable[str | Encoded]) -> str:
    """Neighbours in one alphabet are one run of bytes: a letter may be cut between two encoded words."""
    out, run = "", Encoded("", b"")
    for piece in pieces:
        if piece == "":
            continue
        if run.data and (isinstance(piece, str) or piece.charset != run.charset):
            out, run = out + decoded(run.data, run.charset), Encoded("", b"")
        if isinstance(piece, str):
            out += piece
        else:
            run = Encoded(piece.charset, run.data + piece.data)
    return out + (decoded(run.data, run.charset) if run.data else "")


def _unpacked(encoding: str, packed: str) -> bytes:
    data = packed.encode("utf-8", "surrogateescape")
    if encoding.lower() == "q":
        return quopri.decodestring(data.replace(b"_", b" "))
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data


def of_html(page: str) -> str:
    """The visible words of a page: one line per block, «> » before what it quotes."""
    return _of_short(shortened(page))


@lru_cache(maxsize=4)  # the same page is read to choose it, to keep it and to look for what nobody should send
def _of_short(page: str) -> str:
    if too_much(page):
        words = entities.unescape(re.sub(r"<[^<>]*>?", " ", page))
        return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
    clean = LINES.clean(page)
    out, depth, shown, last = [""], 0, 0, 0
    for found in TAG.finditer(clean):
        _write(out, clean[last : found.start()], shown)
        last, name, closes = found.end(), found[2], bool(found[1])
        if name == "blockquote":
            _break(out)
            depth = max(depth + (-1 if closes else 1), 0)
            shown = min(depth, QUOTED_DEEPEST)
        elif name == "br" or name in BLOCKS:
            _break(out, always=name == "br")
    _write(out, clean[last:], shown)
    lines = [line.rstrip() for line in out]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def of_htmls(pages: Iterable[str]) -> str:
    """The visible words of several pages together, from as many characters as of one (`LARGEST`)."""
    out, left = [], LARGEST
    for page in pages:
        if left <= 0:
            break
        page = INLINE.sub("data:", page)[:left]
        out.append(of_html(page))
        left -= len(page)
    return "\n".join(out)


def shortened(page: str) -> str:
    """At most `LARGEST` characters, without the pictures that are written out inside it: there are words below them."""
    return (INLINE.sub("data:", page) if "data:" in page else page)[:LARGEST]


@lru_cache(maxsize=4)
def too_much(page: str) -> bool:
    """Whether a parser would take more than a moment over it: too deep, too tangled or with too many attributes."""
    return page.count("&") - page.count(";") > LOOSE or _is_deep(page) or _is_tangled(page) or _is_crowded(page)


def _is_deep(page: str) -> bool:
    """Deeper than any page that people send: parsers take a time that grows with the square of it."""
    depth = 0
    for found in OPENS.finditer(page):
        depth += -1 if found[1] else 1
        if depth > DEEPEST:
            return True
    return False


def _is_tangled(page: str) -> bool:
    """However deep it may be: what closes may be in a comment, or close nothing, so only what opens counts."""
    tags = page.count("<")
    opened = tags if FOREIGN.search(page) else sum(not found[1] for found in OPENS.finditer(page))
    return opened * tags > TANGLED


def _is_crowded(page: str) -> bool:
    """A tag with more attributes than any page has: the same."""
    long = (piece for piece in page.split(">") if len(piece) > 2 * CROWDED)
    return any(len(piece[piece.find("<") :].split()) > CROWDED for piece in long if "<" in piece)


def _write(out: list[str], text: str, depth: int) -> None:
    words = re.sub(r"[ \t\r\n\f]+", " ", entities.unescape(text).replace("\xa0", " "))
    if not out[-1].strip("> "):
        words = words.lstrip()
    if words and not out[-1]:
        out[-1] = "> " * depth
    out[-1] += words


def _break(out: list[str], *, always: bool = False) -> None:
    if always or out[-1].strip():
        out.append("")
