"""What a file really is, told by its bytes; and safe names and thumbnails."""

import io
import re
import unicodedata

from PIL import Image, ImageOps

MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
}
IMAGES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
UNKNOWN = "application/octet-stream"
THUMBNAIL = (480, 480)
MAX_PIXELS = 40_000_000


class BadImage(ValueError):
    """It says it is an image but cannot be read as one, or is too large to be opened safely."""


def sniff(data):
    """The content type by the first bytes, never by the name: an image we show, a PDF, plain text or a download."""
    for magic, content_type in MAGIC.items():
        if data.startswith(magic):
            return content_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    try:
        text = data[:4096].decode("utf-8")
    except UnicodeDecodeError:
        return UNKNOWN
    return UNKNOWN if "\0" in text or re.search(r"<[!/a-zA-Z?]", text) else "text/plain"


def clean_name(name):
    """A name that people can read and no system will run: no path, control or direction characters."""
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, ending = name.rpartition(".")
    ending = ending if dot and len(ending) <= 10 else ""
    stem = stem if ending else name
    return f"{stem[:120]}.{ending}" if ending else stem[:120] or "archivo"


def redraw(data, content_type):
    """The same picture without what the camera wrote beside it (place, device, date): `(bytes, thumbnail, size)`."""
    try:
        with Image.open(io.BytesIO(data), formats=[IMAGES[content_type]]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise BadImage("too many pixels")
            if getattr(image, "is_animated", False):
                upright = image.copy()
                clean = data
            else:
                upright = ImageOps.exif_transpose(image)
                clean = _bytes(upright, IMAGES[content_type])
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadImage(str(error)) from error
    size = upright.size
    upright.thumbnail(THUMBNAIL)
    return clean, _bytes(upright.convert("RGBA"), "WEBP"), size


def _bytes(image, form):
    out = io.BytesIO()
    image.save(out, form, **({"quality": 92} if form in {"JPEG", "WEBP"} else {}))
    return out.getvalue()
