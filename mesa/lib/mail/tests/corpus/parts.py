"""Parts that say the same twice, or hold others: what is shown of them, and which files are left."""

import base64
import struct

from .making import PAGE, PLAIN, Case, message, multipart, part, text

SAID = "La impresora no responde."
HTML = f"<html><body><p>{SAID}</p></body></html>"
B64 = "Content-Transfer-Encoding: base64"


def packed(words):
    return base64.encodebytes(words if isinstance(words, bytes) else words.encode())


def alternative(*inside, **headers):
    return multipart(*inside, kind="alternative", **headers)


def nested(body, kind="alternative", boundary="y"):
    """The body of a multipart to put inside of another: `(head, body)`."""
    lines = [f"--{boundary}\r\n{head}\r\n\r\n{words}\r\n" for head, words in body]
    return part(f'multipart/{kind}; boundary="{boundary}"'), "".join(lines) + f"--{boundary}--\r\n"


def says(raw, words=SAID, files=None, **more):
    return Case(raw, text=words, files=files, whole=True, **more)


FILE = part("application/pdf; name=a.pdf")
BOTH = nested([(PLAIN, SAID), (PAGE, HTML)])
ALTERNATIVES = {
    "same-twice": says(alternative((PLAIN, SAID), (PAGE, HTML))),
    "page-first": says(alternative((PAGE, HTML), (PLAIN, SAID))),
    "only-a-page": says(alternative((PAGE, HTML))),
    "empty-plain": says(alternative((PLAIN, ""), (PAGE, HTML))),
    "plain-of-blanks": says(alternative((PLAIN, "\r\n \r\n"), (PAGE, HTML))),
    "plain-of-a-picture": says(alternative((PLAIN, "[cid:image001.png@01D9]"), (PAGE, HTML))),
    "plain-of-a-link": says(alternative((PLAIN, "https://example.org/ver?id=1"), (PAGE, HTML))),
    "plain-that-says-it-is-html": says(alternative((PLAIN, "Use un programa compatible con HTML."), (PAGE, HTML))),
    "plain-english-that-says-so": says(
        alternative((PLAIN, "Your mail client does not support HTML messages."), (PAGE, HTML))
    ),
    "empty-page": says(alternative((PLAIN, SAID), (PAGE, "<html><body></body></html>"))),
    "page-of-a-logo": says(alternative((PLAIN, SAID), (PAGE, '<img src="cid:logo">'))),
    "three": says(alternative((PLAIN, SAID), (part("text/enriched"), f"<bold>{SAID}</bold>"), (PAGE, HTML))),
    "in-mixed-with-a-file": says(multipart(BOTH, (FILE, "%PDF-1.4")), files=["a.pdf"]),
    "file-first": says(multipart((FILE, "%PDF-1.4"), BOTH), files=["a.pdf"]),
    "related-inside": says(
        alternative((PLAIN, SAID), nested([(PAGE, HTML), (part("image/png; name=l.png"), "x")], "related")),
        files=["l.png"],
    ),
    "footer-below": says(
        multipart((PAGE, HTML), (PLAIN, "Analizado por el antivirus.")), f"{SAID}\nAnalizado por el antivirus."
    ),
    "two-texts": says(multipart((PLAIN, "Uno"), (PLAIN, "Dos")), "Uno\nDos"),
    "text-file-text": says(multipart((PLAIN, "Uno"), (FILE, "%PDF"), (PLAIN, "Dos")), "Uno\nDos", ["a.pdf"]),
    "text-attached": says(
        multipart((PLAIN, SAID), (part("text/plain; name=log.txt", "Content-Disposition: attachment"), "x")),
        files=["log.txt"],
    ),
    "page-attached": says(
        multipart((PLAIN, SAID), (part("text/html; name=p.html", "Content-Disposition: attachment"), HTML)),
        files=["p.html"],
    ),
    "inline-without-name": says(multipart((part("text/plain", "Content-Disposition: inline"), SAID))),
}
INNER = b"From: beto@example.org\r\nSubject: Falla\r\n\r\nNo enciende"
EML = part("message/rfc822")


def tnef(count):
    """A `winmail.dat` that says how many things follow in it."""
    props = struct.pack("<I", count) + b"\x00" * 40
    return b"\x78\x9f\x3e\x22\x00\x00" + b"\x01" + struct.pack("<HHI", 0x9003, 6, len(props)) + props + b"\x00\x00"


TNEF = part("application/ms-tnef; name=winmail.dat", B64)
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{}\r\nLOCATION:Sala 2\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
CONTAINERS = {
    "message-below-words": says(multipart((PLAIN, SAID), (EML, INNER)), files=["Falla.eml"]),
    "message-alone": Case(multipart((EML, INNER)), text="No enciende", files=["Falla.eml"]),
    "message-as-base64": Case(
        message(packed(INNER), Content_Type="message/rfc822", Content_Transfer_Encoding="base64"), text="No enciende"
    ),
    "message-without-subject": Case(
        multipart((PLAIN, SAID), (EML, b"From: b@x.org\r\n\r\nHola")), files=["mensaje.eml"]
    ),
    "message-with-a-path-in-its-subject": Case(
        multipart((PLAIN, SAID), (EML, b"Subject: ../../etc/passwd\r\n\r\nHola")), files=["passwd.eml"]
    ),
    "partial": says(message(f"Subject: x\r\n\r\n{SAID}", Content_Type="message/partial; id=1; number=1; total=2")),
    "signed-with-a-key-apart": says(
        multipart((PLAIN, SAID), (part("application/pgp-signature; name=signature.asc"), "x"), kind="signed"),
        files=["signature.asc"],
    ),
    "signed-smime": says(
        multipart(BOTH, (part("application/pkcs7-signature; name=smime.p7s", B64), packed("x")), kind="signed"),
        files=["smime.p7s"],
    ),
    "invitation": Case(multipart((part("text/calendar; method=REQUEST"), ICS.format("Junta"))), text="Junta\nSala 2"),
    "invitation-below-words": says(
        multipart((PLAIN, SAID), (part("text/calendar"), ICS.format("Junta"))), files=["invitacion.ics"]
    ),
    "invitation-that-is-broken": Case(
        multipart((part("text/calendar"), "BEGIN:VCALENDAR\r\nBEGIN")), files=["invitacion.ics"]
    ),
    "uuencode": says(text(f"{SAID}\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n"), files=["a.txt"]),
    "uuencode-with-a-path": says(text(f"{SAID}\r\nbegin 644 ../x/a.txt\r\n#0V%T\r\n`\r\nend\r\n"), files=["a.txt"]),
    "words-begin-and-end": says(text("begin de la falla\nend"), "begin de la falla\nend"),
    "tnef-of-nothing": Case(multipart((PLAIN, SAID), (TNEF, packed(tnef(0)))), text=SAID, files=["winmail.dat"]),
    "tnef-that-never-ends": Case(
        multipart((PLAIN, SAID), (TNEF, packed(tnef(0xFFFFFFFF)))), text=SAID, files=["winmail.dat"]
    ),
    "tnef-of-zeros": Case(
        multipart((PLAIN, SAID), (TNEF, packed(tnef(1)[:6] + b"\x00" * 400_000))), files=["winmail.dat"]
    ),
    "report-of-a-server": Case(
        multipart(
            (PLAIN, "No"),
            (part("message/delivery-status"), "Reporting-MTA: dns; x\r\n\r\nAction: failed\r\n"),
            kind="report; report-type=delivery-status",
        ),
        machine="bounce",
        text="No",
    ),
    "digest": Case(multipart((EML, INNER), (EML, INNER), kind="digest"), files=["Falla.eml", "Falla.eml"]),
    "reaction": Case(
        alternative((PLAIN, "👍"), (part("text/vnd.google.email-reaction+json"), "{}")), text="👍", files=[]
    ),
}
