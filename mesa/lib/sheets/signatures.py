"""Files that are no table that can be read, told by how they begin, so that people hear what to save them as."""

import io
import zipfile

from .reading import Unreadable

OLE, LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"{\\rtf",
    b"SQLite format",
)
OF_OLD = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04")  # Excel 5 and before, without a container
PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime-version:")  # what some programs call .xls


def refuse_others(data: bytes) -> None:
    """Raises Unreadable for a kind of file that has a name."""
    if data.startswith(OLE):
        raise Unreadable("locked" if LOCKED in data else "old")
    if data.startswith(OF_OLD) and b"\0" in data[:64]:
        raise Unreadable("old")
    if data.startswith(OTHERS):
        raise Unreadable("other")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:32].lower().startswith(PAGES):
        raise Unreadable("page")
    if data.startswith(b"PK"):
        _refuse_packed(data)


def _refuse_packed(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
            kind = parts.open("mimetype").read(80) if "mimetype" in names else b""
            strict = b"purl.oclc.org/ooxml" in parts.open("xl/workbook.xml").read(4096) if _book(names) else False
    except Exception:  # a file made to hurt fails in as many ways as there are parsers
        raise Unreadable("shape") from None
    if b"opendocument" in kind:
        raise Unreadable("opendocument")
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise Unreadable("numbers")
    if "xl/workbook.bin" in names:
        raise Unreadable("binary")
    if strict:
        raise Unreadable("strict")
    if names and not any(name.startswith("xl/") for name in names):
        raise Unreadable("other")


def _book(names: set[str]) -> bool:
    return "xl/workbook.xml" in names
