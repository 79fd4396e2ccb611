"""What a reader of a PDF finds in it: the words of the page, and the tree that says what each of them is.

Read by pypdf, which did not write them.
"""

import io
import re
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject


class Piece(NamedTuple):
    page: int
    kind: str  # of the mark it is inside of; empty for what nobody marked
    number: int | None
    text: str


def opened(paper):
    return PdfReader(io.BytesIO(paper), strict=True)


def pieces(reader):
    """Every text operator, in the order of the file."""
    for number, page in enumerate(reader.pages):
        fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        marks, letters = [], {}
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"Tf":
                letters = fonts[operands[0]]
            elif operator in {b"BDC", b"BMC"}:
                facts = operands[1] if len(operands) > 1 else {}
                marks.append((operands[0][1:], facts.get("/MCID")))
            elif operator == b"EMC":
                marks.pop()
            elif operator in {b"Tj", b"TJ", b"'", b'"'}:
                yield Piece(number, *(marks[-1] if marks else ("", None)), _decoded(operands[0], letters))


def tree(reader):
    """`(kind, text, kids)` from the document down; the text is what hangs from that element itself."""
    texts = {}
    for piece in pieces(reader):
        if piece.number is not None:
            texts.setdefault((piece.page, piece.number), []).append(piece.text)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    return _node(reader.root_object["/StructTreeRoot"]["/K"][0].get_object(), texts, pages)


def leaves(node, above=""):
    """`(path, text)` in reading order, for every element that has words."""
    kind, text, kids = node
    path = f"{above}/{kind}" if above else kind
    if text:
        yield path, text
    for kid in kids:
        yield from leaves(kid, path)


def heard(paper):
    """All its words, as a screen reader says them: page numbers are not among them."""
    return " ".join(" ".join(text for _path, text in leaves(tree(opened(paper)))).split())


def _node(element, texts, pages):
    words, kids = [], []
    for kid in element["/K"]:
        kid = kid.get_object()
        if isinstance(kid, DictionaryObject) and kid.get("/Type") == "/MCR":
            words += texts.pop((pages[kid.raw_get("/Pg").idnum], kid["/MCID"]))
        else:
            kids.append(_node(kid, texts, pages))
    return element["/S"][1:], " ".join(words), kids


def _letters(font):
    said = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    pairs = re.findall(r"<(\w{4})> <(\w{4,})>", said)
    return {int(code, 16): bytes.fromhex(sign).decode("utf-16-be") for code, sign in pairs}


def _decoded(text, letters):
    raw = getattr(text, "original_bytes", text)
    return "".join(letters[int.from_bytes(raw[n : n + 2], "big")] for n in range(0, len(raw), 2))
