"""Alphabets named wrongly, headers that are broken, and what somebody made to do harm."""

from .making import PLAIN, Case, message, multipart, part, text
from .parts import SAID, nested, packed, says

WORDS = {
    "cp1252": "¿Señal? “sí” — 5 €",
    "iso-8859-15": "Año €",
    "cp1251": "Принтер не работает",
    "koi8-r": "Принтер не работает",
    "shift_jis": "プリンターが動きません",
    "iso-2022-jp": "プリンターが動きません",
    "euc-jp": "プリンターが動きません",
    "gb18030": "打印机坏了",
    "big5": "印表機壞了",
    "euc-kr": "프린터가 고장났어요",
    "windows-1256": "الطابعة لا تعمل",
    "iso-8859-8": "המדפסת לא עובדת",
    "cp1253": "Ο εκτυπωτής δεν λειτουργεί",
    "cp1254": "Yazıcı çalışmıyor",
    "utf-16": "Año ☎",
    "utf-7": "Año ☎",
}
ALPHABETS = {
    **{f"named-{name}": says(text(words.encode(name), name), words) for name, words in WORDS.items()},
    **{
        f"packed-{name}": says(text(packed(words.encode(name)), name, "base64"), words)
        for name, words in WORDS.items()
        if name != "utf-16"
    },
    "named-wrongly": says(text("Año 1".encode("cp1252"), "utf-8"), "Año 1"),
    "ascii-that-is-not": says(text("Año 1".encode(), "us-ascii"), "Año 1"),
    "unknown-name": says(text("Año 1".encode(), "x-nada"), "Año 1"),
    "no-alphabet-but-a-codec": says(text("Hola", "zlib_codec"), "Hola"),
    "rot13": says(text("Hola", "rot13"), "Hola"),
    "quoted": says(text("=C2=BFSe=C3=B1al?=\r\n S=C3=AD", "utf-8", "quoted-printable"), "¿Señal? Sí"),
    "quoted-in-lower-case": says(text("a=c3=b1o", "utf-8", "quoted-printable"), "año"),
    "quoted-wrongly": says(text("100=% y a=C3=B1o =", "utf-8", "quoted-printable"), "100=% y año"),
    "said-base64-and-is-not": says(text("Hola, ¿qué tal?", "utf-8", "base64"), "Hola, ¿qué tal?"),
    "subject-cut-in-a-letter": Case(message(Subject="=?utf-8?b?w7HDsQ==?= =?utf-8?b?w7E=?="), subject="ñññ"),
    "subject-without-rfc-2047": Case(message(Subject="Año ñ"), subject="Año ñ"),
    "subject-in-two-alphabets": Case(message(Subject="=?iso-8859-1?q?a=F1o?= =?utf-8?q?_=E2=82=AC?="), subject="año €"),
}
LONG = "a" * 300
BROKEN = {
    "no-blank-line": Case(
        b"From: ana@example.org\r\nSubject: Hola\r\nesto es el cuerpo", subject="Hola", text="esto es el cuerpo"
    ),
    "bare-cr": Case(b"From: ana@example.org\rSubject: Hola\r\rcuerpo", subject="Hola", text="cuerpo", whole=True),
    "mixed-ends": Case(
        b"From: ana@example.org\nSubject: Hola\r\n\nuno\r\ndos\rtres", text="uno\ndos\ntres", whole=True
    ),
    "from-line-of-a-pipe": Case(b"From ana@example.org Mon Nov 23\r\n" + message(SAID), text=SAID),
    "mark-of-utf-8": Case(b"\xef\xbb\xbf" + message(SAID), text=SAID, subject="Ayuda"),
    "two-subjects": Case(message(SAID, Subject="Uno\r\nSubject: Dos"), subject="Uno"),
    "two-senders": Case(message(SAID, From="ana@example.org\r\nFrom: otra@example.org"), held="not one From"),
    "two-types": Case(message(SAID, Content_Type="text/plain\r\nContent-Type: text/html"), text=SAID),
    "folded-subject": Case(message(Subject="uno\r\n dos\r\n\ttres"), subject="uno dos tres"),
    "long-subject": Case(message(Subject=LONG), subject=LONG[:200]),
    "subject-of-controls": Case(message(Subject="a\x01b\x1bc\u202ed"), subject="a b cd"),
    "subject-of-nulls": Case(message(Subject="a\x00b"), subject="a b"),
    "no-subject": Case(message(SAID, Subject=None), subject="", text=SAID),
    "empty-type": says(message(SAID, Content_Type="")),
    "type-without-a-kind": says(message(SAID, Content_Type="text")),
    "type-of-nonsense": says(message(SAID, Content_Type="; charset=utf-8")),
    "transfer-of-nonsense": says(message(SAID, Content_Transfer_Encoding="nada")),
    "wrong-length": says(message(SAID, Content_Length="99999999")),
    "length-below-zero": says(message(SAID, Content_Length="-1")),
    "no-boundary": says(message(f"--x\r\n\r\n{SAID}\r\n--x--", Content_Type="multipart/mixed")),
    "another-boundary": says(message(f"--x\r\n\r\n{SAID}\r\n--x--", Content_Type="multipart/mixed; boundary=otra")),
    "no-parts-at-all": says(message(SAID, Content_Type="multipart/mixed; boundary=x")),
    "no-end": says(multipart((PLAIN, SAID), end=False)),
    "end-only-inside": says(multipart(nested([(PLAIN, SAID)]), end=False)),
    "boundary-with-blanks": says(
        message(f"--a b\r\n\r\n{SAID}\r\n--a b--", Content_Type='multipart/mixed; boundary="a b"')
    ),
    "words-above-the-parts": says(
        message(f"nadie lo ve\r\n--x\r\n\r\n{SAID}\r\n--x--", Content_Type="multipart/mixed; boundary=x")
    ),
    "a-comma-in-a-name": Case(
        message(SAID, From="López, Ana <ana@example.org>"), held="not one plain address", text=SAID
    ),
    "a-group": Case(message(SAID, From="undisclosed-recipients:;"), held="not one plain address"),
    "an-address-beyond-measure": Case(message(SAID, From="ana@" + "a." * 200 + "org"), held="not one plain address"),
    "name-of-2047": Case(message(SAID, From="=?utf-8?b?QW5h?= <ana@example.org>"), text=SAID),
    "comment-behind": Case(message(SAID, From="ana@example.org (Ana)"), text=SAID),
    "lines-in-a-name": Case(message(SAID, From='"Ana\r\n López" <ana@example.org>'), text=SAID),
}


def named(name, words=b"x"):
    return multipart((PLAIN, SAID), (part(f"application/pdf; {name}", "Content-Disposition: attachment"), words))


HOSTILE = {
    "null-everywhere": says(text("La \x00impresora\x00 no responde.")),
    "controls": says(text("La \x07impresora\x1b no \x9fresponde.")),
    "name-with-a-path": Case(named('name="..\\\\..\\\\win.ini"'), files=["win.ini"]),
    "name-that-turns": Case(named('name="\u202egpj.exe"'), files=["gpj.exe"]),
    "name-without-width": Case(named('name="a\u200b\u200d.pdf"'), files=["a.pdf"]),
    "name-of-a-formula": Case(named('name="=cmd|x!A1.pdf"'), files=["cmd|x!A1.pdf"]),
    "name-of-dots": Case(named('name="..."'), files=["archivo.pdf"]),
    "name-beyond-measure": Case(named(f'name="{LONG}.docx"'), files=["a" * 180 + ".docx"]),
    "name-of-2231": Case(named("name*0*=utf-8''a%C3%B1; name*1=o.pdf"), files=["año.pdf"]),
    "name-of-2231-broken": Case(named("name*=nada''%ZZ.pdf"), files=["%ZZ.pdf"]),
    "page-of-scripts": says(message("<p>La impresora no responde.</p><script>x()</script>", Content_Type="text/html")),
    "page-that-never-ends": says(message("<p>La impresora no responde.<!-- ", Content_Type="text/html")),
    "page-of-quotes": Case(message("<blockquote>" * 400 + "x" + "<p>y</p>" * 3000, Content_Type="text/html")),
    "page-of-loose-signs": Case(message("&" * 400_000, Content_Type="text/html")),
    "messages-inside": Case(message((b"Content-Type: message/rfc822\r\n\r\n") * 200), text=""),
    "messages-without-end": Case(
        message(b"Content-Type: message/rfc822\r\n\r\n" * 200, Content_Type="message/rfc822"), held="without end"
    ),
    "parts-without-end": Case(
        message("--x\r\n\r\n" * 5000, Content_Type="multipart/mixed; boundary=x"), held="too many"
    ),
    "blocks-without-end": Case(message("A: b\r\n\r\n" * 5000, Content_Type="message/delivery-status"), held="too many"),
    "bytes-of-nothing": Case(text(bytes(range(128, 256)) * 3000, "x-nada")),
    "escapes": Case(text(b"\x1b$B" * 100_000, "iso-2022-jp")),
    "wide-that-is-not": Case(text("ab" * 200_000, "utf-32")),
    "unpacks-to-much": Case(text(packed(b"a" * 1_000_000), "utf-8", "base64")),
    "uuencoded-lines": Case(text("begin 644 a\r\n" + "M0000\r\n" * 150_000 + "end", "utf-8", "x-uuencode")),
    "words-of-headers": says(text("From: x\nSubject: y"), "From: x\nSubject: y"),
}
