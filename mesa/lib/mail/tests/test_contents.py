"""What a message says, whatever it is wrapped in, and what comes with it."""

import base64
import binascii
import datetime
import struct

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7SignatureBuilder

from mesa.lib.mail.message import read

from .corpus.making import PAGE, PLAIN, message, multipart, part

FOOTER = "____________\r\nEste mensaje fue analizado en busca de virus."
TWO = [(PLAIN, "La caja no abre."), (PAGE, "<p>La caja no abre.</p>")]


def alternative(*inside):
    return multipart(*inside, kind="alternative", boundary="alt").partition(b"\r\n\r\n")[2]


ALT = 'multipart/alternative; boundary="alt"'
SAID = {
    "a page, then the footer of a gateway": (
        multipart((PAGE, "<p>La caja no abre.</p>"), (PLAIN, FOOTER)),
        "La caja no abre.\n____________\nEste mensaje fue analizado en busca de virus.",
    ),
    "a text that only says there is a page": (
        multipart(
            (PLAIN, "Utilice un programa compatible con HTML."),
            (PAGE, "<p>El servidor se apaga.</p>"),
            kind="alternative",
        ),
        "El servidor se apaga.",
    ),
    "a text of pictures": (
        multipart((PLAIN, "[cid:image001.png@01D]"), (PAGE, "<p>No imprime</p>"), kind="alternative"), "No imprime",
    ),
    "both, the same": (multipart(*TWO, kind="alternative"), "La caja no abre."),
    "both, the same, but mixed": (multipart(*TWO), "La caja no abre."),
    "an alternative and words below": (
        multipart((part(ALT), alternative(*TWO)), (PLAIN, "Urge.")), "La caja no abre.\nUrge.",
    ),
    "words, a page, words": (
        multipart((PLAIN, "Uno"), (PAGE, "<b>Dos</b>"), (PLAIN, "Tres")), "Uno\nDos\nTres",
    ),
    "enriched": (message("<bold>Hola</bold> <<b>", Content_Type="text/enriched"), "Hola <b>"),
    "only a message passed on": (
        message("From: banco@example.com\r\nSubject: Premio\r\n\r\nEntra", Content_Type="message/rfc822"),
        "banco@example.com\nPremio\n\nEntra",
    ),
    "only an invitation": (
        message(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Junta\r\nDTSTART:20261001T170000Z\r\nDTEND:20261001T180000Z\r\n"
            "LOCATION:Sala 2\r\nDESCRIPTION:Se cae el enlace.\r\nEND:VEVENT\r\nEND:VCALENDAR",
            Content_Type="text/calendar; method=REQUEST",
        ),
        "Junta\n01/10/2026 17:00 UTC – 01/10/2026 18:00 UTC\nSala 2\n\nSe cae el enlace.",
    ),
    "controls": (message("Ho\x07la\x1b[2J\x85", Content_Type="text/plain; charset=utf-8"), "Hola[2J"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), SAID.values(), ids=SAID)
def test_it_says(raw, said):
    assert read(raw).text.strip() == said


def test_what_an_old_program_wrote_into_the_text_is_a_file():
    packed = "".join(binascii.b2a_uu(b"x" * 45).decode() for _ in range(2))
    found = read(message(f"Va:\nbegin 644 datos.csv\n{packed}`\nend\nGracias", Content_Type="text/plain"))
    assert [(file.name, file.data) for file in found.files] == [("datos.csv", b"x" * 90)]
    assert found.text.split() == ["Va:", "Gracias"]


def test_a_begin_that_begins_nothing_is_text():
    said = "begin 644 de marzo\nno es archivo\nend"
    assert read(message(said, Content_Type="text/plain")).text == said


def signed(inside):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ana")])
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    return PKCS7SignatureBuilder().set_data(inside).add_signer(certificate, key, hashes.SHA256()).sign(Encoding.DER, [])


def test_an_opaque_signature_is_opened_without_a_key():
    inside = b"Content-Type: text/plain; charset=utf-8\r\n\r\nNo enciende."
    body = base64.encodebytes(signed(inside))
    kind = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    found = read(message(body, Content_Type=kind, Content_Transfer_Encoding="base64"))
    assert found.text.strip() == "No enciende." and found.files == []


def tnef(*attributes):
    """Of `(level, id, data)`."""
    packed = b"".join(
        struct.pack("<BII", level, name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
        for level, name, data in attributes
    )
    return struct.pack("<IH", 0x223E9F78, 1) + packed


WINMAIL = {"Content_Type": "application/ms-tnef; name=winmail.dat", "Content_Transfer_Encoding": "base64"}


def test_what_outlook_packs_is_unpacked():
    data = tnef(
        (1, 0x0002800C, b"No abre la hoja.\x00"), (2, 0x00069002, b"\x01\x00" + b"\x00" * 12),
        (2, 0x00018010, b"hoja.xlsx\x00"), (2, 0x0006800F, b"PK-datos"),
    )  # fmt: skip
    found = read(message(base64.encodebytes(data), **WINMAIL))
    assert found.text.strip() == "No abre la hoja."
    assert [(file.name, file.data) for file in found.files] == [("hoja.xlsx", b"PK-datos")]


@pytest.mark.parametrize("data", [b"", b"x", tnef(), tnef()[:4], b"\x78\x9f\x3e\x22" * 50])
def test_what_is_no_such_thing_stays_a_file(data):
    found = read(message(base64.encodebytes(data), **WINMAIL))
    assert [(file.name, file.data) for file in found.files] == [("winmail.dat", data)]


def test_what_is_cut_says_what_there_is_of_it():
    data = tnef((1, 0x0002800C, b"x" * 9))[:-5]
    assert read(message(base64.encodebytes(data), **WINMAIL)).text == "xxxx"


NAMES = {
    "../../etc/passwd": "passwd", "C:\\\\x\\\\hoja.xls": "hoja.xls", "fac\u202etxt.exe": "factxt.exe",
    "a" * 300 + ".docx": "a" * 180 + ".docx", "=cmd.csv": "cmd.csv", "+1.txt": "1.txt", "@x.txt": "x.txt",
    "\u200binforme\u200b.pdf": "informe.pdf",
}  # fmt: skip


@pytest.mark.parametrize(("said", "shown"), NAMES.items())
def test_a_name_keeps_its_ending_and_nothing_that_harms(said, shown):
    encoded = base64.b64encode(said.replace("\\\\", "\\").encode()).decode()
    head = part("application/octet-stream", f'Content-Disposition: attachment; filename="=?utf-8?b?{encoded}?="')
    assert [file.name for file in read(multipart((PLAIN, "Va"), (head, "x"))).files] == [shown]


def test_what_the_page_draws_is_told_from_what_is_attached():
    page = (PAGE, '<p>Hola<img src="cid:logo"></p>')
    drawn, attached = (
        (part("image/png", f"Content-ID: <{name}>", f"Content-Disposition: inline; filename={name}.png"), name)
        for name in ("logo", "foto")
    )
    files = read(multipart(page, drawn, attached, kind="related")).files
    assert [(file.name, file.drawn) for file in files] == [("logo.png", True), ("foto.png", False)]


def test_a_subject_has_an_end():
    assert len(read(message("x", Subject="a" * 5000)).subject) == 200


ALPHABETS = {
    "iso-2022-jp": "プリンターが動きません。", "cp1251": "Здравствуйте, не работает принтер.", 
    "koi8_r": "Здравствуйте, не работает принтер на втором этаже.",
    "gb18030": "打印机无法工作，请帮忙。今天需要打印。", "cp1253": "Ο εκτυπωτής δεν λειτουργεί καθόλου σήμερα.",
    "cp1252": "¿Qué pasó? El ratón no enciende.", "utf-8": "¿Qué pasó? ñandú",
}  # fmt: skip


@pytest.mark.parametrize(("alphabet", "said"), ALPHABETS.items())
def test_an_alphabet_that_nobody_named_is_guessed(alphabet, said):
    assert read(message(said.encode(alphabet), Content_Type="text/plain")).text == said
