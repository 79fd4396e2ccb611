"""Bytes of a message as text: whatever alphabet it says, or says wrongly, something legible comes out."""

import base64
import binascii
import codecs
import html as entities
import quopri
import re
from contextlib import suppress

import nh3

ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=", re.I)
BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "utf8mb4": "utf-8",
           "unicode-1-1-utf-7": "utf-7", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "x-sjis": "cp932",
           "windows-31j": "cp932", "iso-8859-8-i": "iso-8859-8"}  # fmt: skip
NOT_ALPHABETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}  # nor quick, some of them
BLOCKS = {"p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "section",
          "article", "header", "footer", "address", "dl", "dt", "dd"}  # fmt: skip
CUT = {"script", "style", "title", "head"}
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
OPENS = re.compile(r"<(/?)(?!(?:p|li|br|img|hr|meta|link|input|td|tr|th)\b)[a-z]", re.I)
FOREIGN = re.compile(r"<(?:svg|math)\b", re.I)  # inside these any tag may be deep
INLINE = re.compile(r"data:[^\s\"'<>]{500,}")
DEEPEST = 500
TANGLED = 60_000_000  # steps
CROWDED = 2000
LARGEST = 500_000


def decoded(data, charset=""):
    """Text of bytes. What the alphabet does not have is shown as such; nothing is dropped."""
    said = (charset or "").strip("\"' \t").lower()
    with suppress(LookupError, ValueError):  # no such alphabet, or nothing like it in these bytes
        name = codecs.lookup(ALIASES.get(said, said)).name
        if name not in NOT_ALPHABETS | {"utf-8"}:
            return _nearly(data, name).encode("utf-8", "replace").decode()  # utf-7 can say half a letter
    return data.decode("utf-8", "mesa-cp1252")


def _nearly(data, name):
    """A letter that was cut, or one that the alphabet does not have, must not spoil the others."""
    text = data.decode(name, "replace")
    if text.count("\ufffd") * 20 > len(text):
        return data.decode(name)
    return text


def _as_cp1252(error):
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("mesa-cp1252", _as_cp1252)  # of UTF-8: what is none


def header(value):
    """A header as people read it, on one line."""
    text = BETWEEN.sub(r"\1", decoded(str(value or "").encode("utf-8", "surrogateescape")))
    pieces, last = [], 0
    for found in ENCODED.finditer(text):
        pieces += [(None, text[last : found.start()]), (found[1].split("*")[0], _unpacked(found[2], found[3]))]
        last = found.end()
    pieces.append((None, text[last:]))
    return re.sub(r"[\s\x00-\x1f\x7f\u2028\u2029]+", " ", _joined(pieces)).strip()


def _joined(pieces):
    """Neighbours in one alphabet are one run of bytes: a letter may be cut between two encoded words."""
    out, run, alphabet = "", b"", None
    for charset, piece in pieces:
        if charset is None and not piece:
            continue
        if run and charset != alphabet:
            out, run = out + decoded(run, alphabet), b""
        if charset is None:
            out += piece
        else:
            run, alphabet = run + piece, charset
    return out + (decoded(run, alphabet) if run else "")


def _unpacked(encoding, packed):
    data = packed.encode("utf-8", "surrogateescape")
    if encoding.lower() == "q":
        return quopri.decodestring(data.replace(b"_", b" "))
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data


def of_html(page):
    """The visible words of a page: one line per block, «> » before what it quotes."""
    page = shortened(page)
    if too_much(page):
        words = entities.unescape(re.sub(r"<[^<>]*>?", " ", page))
        return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
    clean = nh3.clean(page, tags=BLOCKS | {"br", "blockquote"}, attributes={}, clean_content_tags=CUT)
    out, depth, last = [""], 0, 0
    for found in TAG.finditer(clean):
        _write(out, clean[last : found.start()], depth)
        last, name, closes = found.end(), found[2], bool(found[1])
        if name == "blockquote":
            _break(out)
            depth = max(depth + (-1 if closes else 1), 0)
        elif name == "br" or name in BLOCKS:
            _break(out, always=name == "br")
    _write(out, clean[last:], depth)
    lines = [line.rstrip() for line in out]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def of_htmls(pages):
    """Of several pages, as much as of one."""
    out, left = [], LARGEST
    for page in pages:
        if left <= 0:
            break
        page = INLINE.sub("data:", page)[:left]
        out.append(of_html(page))
        left -= len(page)
    return "\n".join(out)


def shortened(page):
    """Without the pictures that are written out inside it: there are words below them."""
    return INLINE.sub("data:", page)[:LARGEST]


def too_much(page):
    """More than a parser would bear in a moment."""
    return _is_deep(page) or _is_tangled(page) or _is_crowded(page)


def _is_deep(page):
    """Deeper than any page that people send: parsers take a time that grows with the square of it."""
    depth = 0
    for found in OPENS.finditer(page):
        depth += -1 if found[1] else 1
        if depth > DEEPEST:
            return True
    return False


def _is_tangled(page):
    """However deep it may be: what closes may be in a comment, or close nothing, so only what opens counts."""
    tags = page.count("<")
    opened = tags if FOREIGN.search(page) else sum(not found[1] for found in OPENS.finditer(page))
    return opened * tags > TANGLED


def _is_crowded(page):
    """A tag with more attributes than any page has: the same."""
    return any(len(piece[piece.find("<") :].split()) > CROWDED for piece in page.split(">") if "<" in piece)


def _write(out, text, depth):
    words = re.sub(r"[ \t\r\n\f]+", " ", entities.unescape(text).replace("\xa0", " "))
    if not out[-1].strip("> "):
        words = words.lstrip()
    if words and not out[-1]:
        out[-1] = "> " * depth
    out[-1] += words


def _break(out, *, always=False):
    if always or out[-1].strip():
        out.append("")
