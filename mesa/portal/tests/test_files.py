"""Files: kept as they arrive, private, and never run by a browser."""

import io
import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mesa.tickets import actions, storage
from mesa.tickets.actions.files import TooMany
from mesa.tickets.models import Attachment

from .conftest import PIXEL

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "pagina.html": b"<!doctype html><script>alert(1)</script>",
    "dibujo.svg": SVG,
    "datos.xml": b'<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></x>',
    "pagina.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "correo.mht": b"From: x\nContent-Type: text/html\n\n<script>alert(1)</script>",
    "hoja.pdf": b"%PDF-1.7\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "guion.js": b"alert(1)",
    "juego.swf": b"FWS\x09\x00\x00\x00\x00",
    "sin_nombre": b"\x7fELF\x02\x01",
    "falsa.png": SVG,
    "rota.png": b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
    "tabla.csv": b"=cmd|' /C calc'!A0",
}


def sent(client, name, data, declared="image/png"):
    client.post("/archivos/", {"files": SimpleUploadedFile(name, data, content_type=declared)})
    return Attachment.objects.latest("pk")


def address(file):
    return f"/archivos/{file.pk}/{file.name}"


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("declared", ["image/png", "text/html", "image/svg+xml"])
def test_what_could_run_is_only_ever_downloaded(ana_in, name, declared):
    answer = ana_in.get(address(sent(ana_in, name, HOSTILE[name], declared)))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] in {"application/octet-stream", "application/pdf", "text/plain"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer["Cache-Control"] and b"".join(answer.streaming_content) == HOSTILE[name]


def test_a_picture_is_shown_and_has_a_small_one(ana_in):
    file = sent(ana_in, "foto.exe", PIXEL, "application/x-msdownload")
    answer, small = ana_in.get(address(file)), ana_in.get(f"/archivos/{file.pk}/miniatura/")
    assert answer["Content-Type"] == "image/png" and answer["Content-Disposition"].startswith("inline")
    assert small["Content-Type"] == "image/webp" and "sandbox" in small["Content-Security-Policy"]


def test_what_hides_behind_a_picture_is_not_kept(ana_in):
    file = sent(ana_in, "foto.png", PIXEL + b"<script>alert(1)</script>")
    assert b"script" not in b"".join(ana_in.get(address(file)).streaming_content)


def test_where_a_photo_was_taken_stays_with_the_person(ana_in):
    photo, out = Image.new("RGB", (40, 20), "navy"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Cámara de Ana", 6
    exif.get_ifd(0x8825)[1] = "N"
    photo.save(out, "JPEG", exif=exif, comment=b"mi casa")
    file = sent(ana_in, "foto.jpg", out.getvalue())
    kept = Image.open(io.BytesIO(b"".join(ana_in.get(address(file)).streaming_content)))
    assert not kept.getexif() and "comment" not in kept.info
    assert kept.size == (20, 40) == (file.width, file.height)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\System32\\cmd.exe", "cmd.exe"),
        ("\u202egnp.exe", "gnp.exe"),
        (".\u200bhtaccess", "htaccess"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"),
        ("...", "archivo"),
        ('comillas".txt', 'comillas".txt'),
        ("ñandú 😀.log", "ñandú 😀.log"),
    ],
)
def test_a_name_is_only_what_people_read(ana, name, kept, db):
    file = actions.keep_file(by=ana, name=name, file=SimpleUploadedFile("x", b"hola"))
    assert file.name == kept and "/" not in file.path.removeprefix("attachments/")[3:]


def test_a_name_in_four_bytes_a_letter_still_fits(ana, db):
    file = actions.keep_file(by=ana, name="😀" * 300 + ".png", file=SimpleUploadedFile("x", b"hola"))
    assert len(file.name.encode()) <= 200 and file.name.endswith(".png")


def test_nobody_else_sees_it(ana_in, client, beto, tere, report):
    loose = sent(ana_in, "a.txt", b"hola")
    noted = sent(ana_in, "b.txt", b"hola")
    ticket = report(ana_in.ana, files=[noted])
    for person, status in [(beto, (404, 404)), (tere, (404, 200)), (ana_in.ana, (200, 200))]:
        client.force_login(person)
        assert (client.get(address(loose)).status_code, client.get(address(noted)).status_code) == status
    assert noted.pk in ticket.attachments.values_list("pk", flat=True)


def test_a_visitor_sees_nothing(client, ana_in):
    file = sent(ana_in, "a.png", PIXEL)
    client.logout()
    assert client.get(address(file)).status_code == 302
    assert client.get(f"/archivos/{file.pk}/miniatura/").status_code == 302
    assert client.post("/archivos/", {"files": SimpleUploadedFile("x", b"x")}).status_code == 302


def test_what_the_house_attached_inside_is_not_for_the_requester(ana_in, tere, ticket):
    file = actions.keep_file(by=tere, name="interno.png", file=SimpleUploadedFile("x", PIXEL))
    actions.add_internal_note(ticket, by=tere, body="Ojo", files=[file])
    assert ana_in.get(address(file)).status_code == 404
    assert ana_in.get(f"/archivos/{file.pk}/miniatura/").status_code == 404


def test_another_name_is_another_file(ana_in):
    file = sent(ana_in, "a.txt", b"hola")
    for wrong in (f"{file.pk}/evil.html", f"{file.pk}/a.txt%00", f"{'9' * 40}/a.txt", f"{file.pk}/..%2fa.txt"):
        assert ana_in.get(f"/archivos/{wrong}").status_code == 404


def test_a_damaged_file_says_so_and_the_others_are_served(ana_in):
    bad, good = sent(ana_in, "a.txt", b"hola"), sent(ana_in, "b.txt", b"hola")
    storage.full_path(bad.path).write_bytes(b"hole")
    answer = ana_in.get(address(bad))
    assert answer.status_code == 410 and "Este archivo se dañó" in answer.content.decode()
    assert ana_in.get(address(good)).status_code == 200


def test_a_file_too_large_is_refused_by_name(ana_in):
    answer = ana_in.post("/archivos/", {"files": SimpleUploadedFile("video.mp4", b"0" * (26 * 1024 * 1024))})
    assert answer.status_code == 422 and "«video.mp4» pesa más de 25 MB" in answer.content.decode()
    assert not Attachment.objects.exists() and not list(storage.full_path("").rglob("*.part"))


def test_the_ones_beside_it_are_kept(ana_in):
    big, small = SimpleUploadedFile("video.mp4", b"0" * (26 * 1024 * 1024)), SimpleUploadedFile("a.txt", b"hola")
    ana_in.post("/reportar/borrador/", {"key": "k", "files": [big, small]})
    assert Attachment.objects.get().name == "a.txt"


def test_a_picture_of_endless_pixels_is_refused(ana_in):
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    answer = ana_in.post("/archivos/", {"files": SimpleUploadedFile("bomba.png", out.getvalue())})
    assert answer.status_code == 422 and "demasiado grande para abrirla" in answer.content.decode()


@pytest.fixture
def little_room():
    """No file of this process grows over 100 kB, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_the_file_is_refused_in_words_and_the_rest_is_kept(ana_in, little_room):
    big, small = SimpleUploadedFile("registro.bin", b"\1" * 200_000), SimpleUploadedFile("a.txt", b"hola")
    answer = ana_in.post(
        "/reportar/borrador/", {"key": "k", "subject": "No imprime", "files": [big, small]}, follow=True
    )
    assert "Ahora no pudimos guardar «registro.bin»" in answer.text and "No imprime" in answer.text
    assert list(Attachment.objects.values_list("name", flat=True)) == ["a.txt"]
    kept = [file.stat().st_size for file in storage.full_path("").rglob("*") if file.is_file()]
    assert kept == [4]


def test_ten_files_and_no_more(ana_in):
    many = [SimpleUploadedFile(f"{n}.txt", b"hola") for n in range(12)]
    ana_in.post("/reportar/borrador/", {"key": "k", "files": many})
    assert Attachment.objects.count() == 10
    assert "Caben 10 archivos" in ana_in.get("/reportar/").content.decode()


def test_a_day_has_its_measure(ana):
    file = SimpleUploadedFile("a.txt", b"hola")
    for _ in range(100):
        actions.keep_file(by=ana, name="a.txt", file=file)
    with pytest.raises(TooMany):
        actions.keep_file(by=ana, name="a.txt", file=file)


def test_an_upload_without_file_says_so(ana_in):
    answer = ana_in.post("/archivos/", {"files": "no soy un archivo"})
    assert answer.status_code == 422 and answer.content.decode() == "No llegó ningún archivo."
