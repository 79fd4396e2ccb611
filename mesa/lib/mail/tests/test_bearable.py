"""What is made to keep a parser busy takes a moment, held or read, and never more."""

import time
from contextlib import suppress

import pytest

from mesa.lib.mail.message import Held, read
from mesa.lib.mail.reply import strip
from mesa.lib.mail.safe import safe
from mesa.lib.mail.words import of_html

HEAD = b"From: ana@example.org\r\nSubject: x\r\n"
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(200))
PAGES = b"--x\r\nContent-Type: text/html\r\n\r\n" + b"<p>a" * 200_000 + b"\r\n"
MESSAGES = {
    "from-of-folds": b"From: ana@example.org" + b"\r\n " * 20_000 + b"x\r\n\r\nHola",
    "deep-and-long": HEAD + NESTED + b"\r\n\r\n" + b"x\n" * 200_000,
    "lines": HEAD + b"\r\n" + b"\n" * 2_000_000,
    "lines-of-bare-cr": HEAD + b"\r\n" + b"\r" * 2_000_000,
    "punycode": HEAD + b"Content-Type: text/plain; charset=punycode\r\n\r\na-" + b"ba" * 100_000,
    "idna": HEAD + b"Content-Type: text/plain; charset=idna\r\n\r\nxn--" + b"ba" * 100_000,
    "semicolons": HEAD + b'Content-Type: text/plain; x="' + b";" * 200_000 + b"\r\n\r\nHola",
    "headers": HEAD + b"a:\n" * 400_000 + b"\r\nHola",
    "encoded-words": b"From: ana@example.org\r\nSubject: " + b"=?utf-8?q?a?= " * 300_000 + b"\r\n\r\nHola",
    "many-pages": HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + PAGES * 10 + b"--x--",
    "many-parts": HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 10_000 + b"--x--",
    "receivers": HEAD + b"Cc: " + b"a" * 64 + b"@" + (b"a" * 63 + b".") * 1500 + b"\r\n\r\nHola",
    "messages-in-messages": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 900,
}  # fmt: skip
MESSAGES |= {
    "depth-of-lines": HEAD + NESTED[: 45 * 50] + b"\r\n\r\n" + b"x\n" * 900_000,
    "blocks-of-a-report": HEAD + b"Content-Type: message/delivery-status\r\n\r\n" + b"A: b\r\n\r\n" * 50_000,
    "loose-signs": HEAD + b"Content-Type: text/html\r\n\r\n" + b"&" * 5_000_000,
    "bytes-of-no-alphabet": HEAD + b"\r\n" + bytes(range(128, 256)) * 40_000,
    "not-so-wide": HEAD + b"Content-Type: text/plain; charset=utf-32\r\n\r\n" + b"ab" * 4_000_000,
    "outlook-of-zeros": HEAD + b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22"
    + b"\x00" * 3_000_000,
    "lines-of-uuencode": HEAD + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n"
    + b"M0000\r\n" * 500_000,
}  # fmt: skip
TEXTS = {
    "signatures": "-- \n" * 50_000 + "x\n" * 11,
    "telephones": "Hola\n" + "Enviado desde mi iPhone\n" * 200_000,
    "forwarded": "Forwarded message\n" + "\n" * 300_000,
    "sentences": "El lunes fue a ver.\n" * 500_000,
}
TEXTS |= {"sentences-with-addresses": "El 23/11/2026 a las 10:05, <a@b.co>:\n" * 200_000, "rules": "-" * 200_000}
TEXTS |= {"headers": "El lunes a las 10:05\nX\nX\nX\n" * 20_000, "letterheads": "De: x\nPara: x\n\n\n" * 20_000}
HTML = {
    "closes-nothing": "<div></x>" * 100_000, "closes-in-a-comment": "<div><!--</div>-->" * 50_000,
    "closes-in-an-attribute": '<div title="</div>">' * 50_000, "unknown": "<o:p>" * 100_000,
    "unknown-then-blocks": "<o:p>" * 50_000 + "<div></div>" * 20_000, "paragraphs": "<p>" * 150_000,
    "paragraphs-inside": "<div>" * 499 + "<p></p>" * 60_000, "foreign": "<svg>" + "<tr>" * 50_000 + "</zz>" * 50_000,
    "bold": "<b></x><p>" * 20_000, "lines": "<br>" * 125_000, "tables": "<table><tr><td>" * 30_000,
}  # fmt: skip


def timed(function, *said):
    began = time.process_time()
    with suppress(Held):
        function(*said)
    return time.process_time() - began


@pytest.mark.parametrize("raw", MESSAGES.values(), ids=MESSAGES)
def test_a_message_made_to_keep_us_busy(raw):
    assert timed(read, raw) < 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_made_to_keep_us_busy(text):
    assert timed(strip, text) < 2


@pytest.mark.parametrize("html", HTML.values(), ids=HTML)
def test_a_page_made_to_keep_us_busy(html):
    assert timed(safe, html) < 2 and timed(of_html, html) < 2


def test_words_below_a_picture_written_out_are_read():
    page = f'<p>Antes</p><img src="data:image/png;base64,{"A" * 3_000_000}"><p>Después</p>'
    assert of_html(page).split() == ["Antes", "Después"] and "Después" in safe(page)


def test_a_page_that_people_send_keeps_its_marks():
    page = '<div class="WordSection1">' + "<p class=x><span lang=ES><b>Hola</b><o:p></o:p></span></p>" * 800 + "</div>"
    assert safe(page).count("<b>Hola</b>") == 800
