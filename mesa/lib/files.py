"""What a file really is, told by its bytes; a safe name; and pictures without what the camera wrote beside them."""

import codecs
import io
import re
import unicodedata
from typing import BinaryIO

from PIL import Image, ImageOps

from .turns import LARGE

MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
}
IMAGES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
HOW = {"JPEG": {"quality": 92}, "WEBP": {"quality": 92, "method": 1}, "PNG": {"compress_level": 3}}
UNKNOWN = "application/octet-stream"
BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")  # bytes no text holds
HEAD = 4096  # bytes that tell what a file is
NAME_BYTES = 180  # a name with its ending fits every file system and header
THUMBNAIL = (480, 480)
MAX_PIXELS = 12_000_000  # of what can only be unpacked whole: about 100 MB while it is redrawn
MAX_WEBP = 9_000_000  # its library holds three copies
MAX_SHARP = 16_000_000  # of a JPEG before it is read smaller
MAX_PHOTO = 110_000_000  # a camera's JPEG above the limit is read at half, a quarter or an eighth of its size

Image.MAX_IMAGE_PIXELS = None  # `_fit_in_memory` asks first, and refuses sooner


class BadImage(ValueError):
    """It says it is an image but cannot be read as one."""


class TooManyPixels(BadImage):
    """Small on disk, enormous in memory."""


def sniff(head: bytes) -> str:
    """The content type by the first bytes, never by the name: an image we show, a PDF, plain text or a download."""
    for magic, content_type in MAGIC.items():
        if head.startswith(magic):
            return content_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return UNKNOWN
    return UNKNOWN if "\0" in text or re.search(r"<[!/a-zA-Z?]", text) else "text/plain"


def read_text(data: bytes) -> tuple[str, str]:
    """`(words, encoding)` of bytes that are a text in one of the ways people save them; no words when they are not."""
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return _decoded(data, encoding)
    if CONTROL.search(data):
        return "", "utf-8"
    words, encoding = _decoded(data, "utf-8")
    return (words, encoding) if words else _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return "", encoding


def clean_name(name: str) -> str:
    """A name that people can read and no system will run: no path, control or direction characters."""
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C").strip(" .")
    name = name.lstrip("=+-@ ")  # a sheet that lists it must not take it for a formula
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 16:
        stem, dot, ending = name, "", ""
    stem = stem.encode()[:NAME_BYTES].decode(errors="ignore").strip()
    return f"{stem or 'archivo'}{dot}{ending}"


def redraw(file: BinaryIO, content_type: str) -> tuple[bytes, bytes, tuple[int, int]]:
    """The same picture without its metadata (place, device, date): `(bytes, thumbnail as WEBP, (width, height))`.

    One at a time in each process. Raises BadImage, or TooManyPixels before it is unpacked.
    """
    try:
        with LARGE, Image.open(file, formats=[IMAGES[content_type]]) as image:
            _fit_in_memory(image)
            moves = content_type == "image/gif" and getattr(image, "is_animated", False)
            ImageOps.exif_transpose(image, in_place=True)  # a copy would be a second picture in memory
            clean = _all_of(file) if moves else _bytes(image, IMAGES[content_type])
            size = image.size
            image.thumbnail(THUMBNAIL)
            return clean, _bytes(image.convert("RGBA"), "WEBP"), size
    except BadImage:
        raise
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BadImage(str(error)) from error


def _fit_in_memory(image: Image.Image) -> None:
    """Refuse by the numbers of the header, before anything is decoded."""
    pixels = image.width * image.height
    if pixels <= _most(image):
        return
    if not _shrinks(image) or pixels > MAX_PHOTO:
        raise TooManyPixels(f"{image.width} × {image.height}")
    image.draft(None, (image.width // 2, image.height // 2))
    if image.width * image.height > MAX_SHARP:
        image.draft(None, (image.width // 2, image.height // 2))


def _most(image: Image.Image) -> int:
    if _shrinks(image):
        return MAX_SHARP
    return MAX_WEBP if image.format == "WEBP" else MAX_PIXELS


def _shrinks(image: Image.Image) -> bool:
    """A progressive JPEG holds every coefficient at once, whatever the size it is read at."""
    return image.format == "JPEG" and not image.info.get("progressive")


def _all_of(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _bytes(image: Image.Image, form: str) -> bytes:
    """Only the pixels and what they need to look right: Pillow would copy the rest from `info`."""
    image.info = {key: value for key, value in image.info.items() if key in {"icc_profile", "transparency"}}
    out = io.BytesIO()
    image.save(out, form, **HOW.get(form, {}))
    return out.getvalue()
