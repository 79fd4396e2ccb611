"""What a file is by its bytes, what it may be called, and pictures without their secrets."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mesa.lib.files import BadImage, TooManyPixels, clean_name, redraw, sniff


def drawn(form, size=(60, 40), **how):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **how)
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("head", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        ("ñandú".encode() * 800, "text/plain"),
        (("a" + "ñ" * 4000).encode()[:4096], "text/plain"),
        (b"", "text/plain"),
        (b"<svg onload=alert(1)>", "application/octet-stream"),
        (b"hola <b>x", "application/octet-stream"),
        (b"a\0b", "application/octet-stream"),
        (b"\xff\xfe\x00", "application/octet-stream"),
    ],
)
def test_the_bytes_tell(head, content_type):
    assert sniff(head) == content_type


@given(st.text())
def test_any_name_becomes_one_that_is_safe(typed):
    name = clean_name(typed)
    assert name and len(name.encode()) <= 200 and not set(name) & set("/\\\0\r\n\u202e\u200b")
    assert name not in {".", ".."} and clean_name(name) == name


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_only_the_pixels_stay(form):
    exif = Image.Exif()
    exif[0x010E] = "en mi casa"
    clean, thumbnail, size = redraw(drawn(form, exif=exif), f"image/{form.lower()}")
    assert b"en mi casa" not in clean and size == (60, 40)
    assert Image.open(io.BytesIO(thumbnail)).format == "WEBP"


def test_a_moving_picture_still_moves():
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("navy", "teal", "white")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    clean, _thumbnail, _size = redraw(out, "image/gif")
    assert Image.open(io.BytesIO(clean)).n_frames == 3


def test_a_large_photo_is_read_smaller():
    clean, _thumbnail, size = redraw(drawn("JPEG", (8000, 6000)), "image/jpeg")
    assert size == (4000, 3000) == Image.open(io.BytesIO(clean)).size


@pytest.mark.parametrize(
    ("form", "size", "more"),
    [("PNG", (4100, 3000), {}), ("JPEG", (4100, 3000), {"progressive": True}), ("WEBP", (3800, 2400), {})],
)
def test_what_would_not_fit_in_memory_is_refused(form, size, more):
    with pytest.raises(TooManyPixels):
        redraw(drawn(form, size, **more), f"image/{form.lower()}")


def test_what_telephones_and_screens_make_keeps_its_size():
    for form, size in [("JPEG", (4608, 3456)), ("PNG", (3840, 2160)), ("WEBP", (3840, 2160))]:
        assert redraw(drawn(form, size), f"image/{form.lower()}")[2] == size


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", drawn("PNG").getvalue()[:60], b"<svg/>"])
def test_what_cannot_be_read_is_no_picture(data):
    with pytest.raises(BadImage):
        redraw(io.BytesIO(data), "image/png")


def test_a_bomb_is_refused_by_its_header_alone():
    """Sixty thousand by sixty thousand, in a hundred bytes."""
    header = b"IHDR" + (60_000).to_bytes(4) + (60_000).to_bytes(4) + b"\x08\x02\0\0\0"
    bomb = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + header + zlib.crc32(header).to_bytes(4)
    bomb += (0).to_bytes(4) + b"IDAT" + zlib.crc32(b"IDAT").to_bytes(4)
    with pytest.raises(TooManyPixels):
        redraw(io.BytesIO(bomb), "image/png")
