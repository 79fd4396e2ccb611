"""Messages put together wrongly: boundaries, types, depth, emptiness, bytes that no header has."""

from .making import ANA, PAGE, PLAIN, Case, message, multipart, part, text

MIXED = 'multipart/mixed; boundary="x"'
OCTET = part("application/octet-stream", "Content-Disposition: attachment; filename=a.bin")


def nested(depth, words="Hola"):
    head, body, tail = "", "", ""
    for n in range(depth):
        body += f"Content-Type: multipart/mixed; boundary=b{n}x\r\n\r\n--b{n}x\r\n"
        tail = f"\r\n--b{n}x--{tail}"
    return (f"From: {ANA}\r\n{head}{body}Content-Type: text/plain\r\n\r\n{words}{tail}\r\n").encode()


CASES = {
    "no-boundary": Case(message("--x\r\n\r\nHola\r\n--x--", Content_Type="multipart/mixed"), text=None),
    "boundary-that-is-not-there": Case(message("Hola", Content_Type=MIXED), text="", files=None),
    "never-closed": Case(multipart((PLAIN, "Hola"), (OCTET, "x"), end=False), text="Hola", files=["a.bin"]),
    "closed-twice": Case(multipart((PLAIN, "Hola")) + b"--x--\r\n--x--\r\n", text="Hola", whole=True),
    "words-before-and-after": Case(
        message("Antes\r\n--x\r\n\r\nHola\r\n--x--\r\nDespués", Content_Type=MIXED), text="Hola", whole=True
    ),
    "boundary-with-spaces": Case(multipart((PLAIN, "Hola"), boundary="una cosa"), text="Hola", whole=True),
    "boundary-that-begins-another": Case(
        multipart((part("multipart/alternative; boundary=xy"), "--xy\r\n\r\nHola\r\n--xy--")),
        text="Hola",
        whole=True,
    ),
    "boundary-empty": Case(message("--\r\n\r\nHola", Content_Type='multipart/mixed; boundary=""'), text=None),
    "boundary-in-rfc-2231": Case(
        message("--x\r\n\r\nHola\r\n--x--", Content_Type="multipart/mixed; boundary*=utf-8''x"), text="Hola"
    ),
    "same-boundary-inside": Case(multipart((part(MIXED), "--x\r\n\r\nHola")), text="Hola"),
    "no-parts": Case(message("--x--\r\n", Content_Type=MIXED), text=""),
    "one-empty-part": Case(message("--x\r\n\r\n--x--\r\n", Content_Type=MIXED), text=""),
    "part-of-headers-only": Case(
        multipart((PLAIN, "Hola"), (part("image/png; name=a.png"), "")), text="Hola", files=["a.png"]
    ),
    "part-without-blank-line": Case(message("--x\r\nHola\r\n--x--", Content_Type=MIXED), text="Hola"),
    "part-without-headers": Case(multipart(("", "Hola")), text="Hola", whole=True),
    "twenty-deep": Case(nested(20), text="Hola", whole=True),
    "fifty-deep": Case(nested(50), text="Hola", whole=True),
    "two-hundred-deep": Case(nested(200), held="parts inside parts"),
    "nine-hundred-deep": Case(nested(900), held="parts inside"),
    "three-hundred-parts": Case(multipart(*[(PLAIN, "Hola")] * 300), text="Hola"),
    "ten-thousand-parts": Case(multipart(*[(PLAIN, "a")] * 10_000), held="too many parts"),
    "ten-thousand-boundaries": Case(message(b"--x\r\n" * 10_000, Content_Type=MIXED), text=""),
    "only-headers": Case(message(""), text="", subject="Ayuda"),
    "headers-and-no-blank-line": Case(f"From: {ANA}\r\nSubject: Ayuda".encode(), subject="Ayuda", text=""),
    "only-from": Case(f"From: {ANA}".encode(), subject="", text=""),
    "body-of-spaces": Case(message("  \r\n\t\r\n"), text=""),
    "one-byte": Case(b"x", held="From"),
    "only-line-ends": Case(b"\n\n\n\n", held="empty"),
    "no-headers": Case(b"\r\nFrom: ana@example.org\r\n\r\nHola", held="no From"),
    "begins-with-a-mark": Case(b"\xef\xbb\xbf" + message("Hola"), held=None),
    "begins-with-from-of-mbox": Case(
        b"From ana@example.org Mon Nov 23 10:05:00 2026\r\n" + message("Hola"), text="Hola"
    ),
    "nul-in-the-body": Case(message(b"Ho\x00la"), text="Hola", whole=True),
    "nul-in-a-header": Case(message("Hola", X_Otro="a\x00b"), text="Hola"),
    "nul-in-its-name": Case(message("Hola", Message_ID="<a\x00b@x>"), text="Hola"),
    "nothing-but-nul-below": Case(message(b"\x00" * 5000), text=""),
    "ends-of-line-of-unix": Case(text("Hola\nAna").replace(b"\r\n", b"\n"), text="Hola\nAna", whole=True),
    "ends-of-line-of-old-mac": Case(text("Hola\rAna").replace(b"\r\n", b"\r"), text="Hola"),
    "ends-of-line-mixed": Case(f"From: {ANA}\nSubject: Ayuda\r\nTo: x@y.org\n\r\nHola\r\n".encode(), text="Hola"),
    "bare-cr-in-a-header": Case(message("Hola", X_Uno="a\rFrom: susi@example.org"), held="not one From"),
    "bare-cr-in-the-body": Case(message(b"Ho\rla"), text="Ho"),
    "vertical-tab-in-a-header": Case(
        message("Hola", Subject="a\x0bFrom: susi@example.org"), subject="a From: susi@example.org"
    ),
    "next-line-in-a-header": Case(message("Hola", Subject="a\x85From: susi@example.org"), text="Hola"),
    "header-without-colon": Case(f"From: {ANA}\r\nesto no es\r\n\r\nHola".encode(), text="Hola"),
    "header-with-a-space-before-the-colon": Case(f"From: {ANA}\r\nSubject : Ayuda\r\n\r\nHola".encode(), text="Hola"),
    "header-of-a-megabyte": Case(message("Hola", X_Grande="x" * 1_000_000), text="Hola"),
    "subject-of-a-megabyte": Case(message("Hola", Subject="x" * 1_000_000), text="Hola"),
    "a-thousand-received": Case(b"Received: x\r\n" * 900 + message("Hola"), text="Hola"),
    "too-many-headers": Case(b"Received: x\r\n" * 5000 + message("Hola"), held="too many headers"),
    "folded-ten-thousand-times": Case(
        message("Hola", References="\r\n ".join(f"<{n}@x>" for n in range(10_000))), text="Hola"
    ),
    "type-empty": Case(message("Hola", Content_Type=""), text="Hola"),
    "type-nonsense": Case(message("Hola", Content_Type=";;;="), text="Hola"),
    "type-two-slashes": Case(message("Hola", Content_Type="text/plain/x"), text="Hola"),
    "type-twice": Case(message("Hola", **{"Content_Type": "text/plain", "Content-type": "image/png"}), text="Hola"),
    "type-with-a-comment": Case(message("Hola", Content_Type="text/plain (palabras); charset=utf-8"), text=None),
    "type-multipart-of-base64": Case(
        message("LS14DQoNCkhvbGENCi0teC0t", Content_Type=MIXED, Content_Transfer_Encoding="base64"), text=None
    ),
    "type-text-that-is-a-page": Case(message("<p>Hola</p>", Content_Type="text/plain"), text="<p>Hola</p>"),
    "page-that-is-text": Case(message("Hola\r\nAna", Content_Type="text/html"), text="Hola Ana", whole=True),
    "type-richtext": Case(message("Hola", Content_Type="text/enriched"), text="Hola", files=[]),
    "type-image-alone": Case(message(b"\x89PNG", Content_Type="image/png; name=foto.png"), text="", files=["foto.png"]),
    "type-rfc822-that-is-none": Case(multipart((PLAIN, "Hola"), (part("message/rfc822"), "")), text="Hola"),
    "type-partial": Case(message("Hola", Content_Type='message/partial; id="x"; number=1'), text=None),
    "type-external-body": Case(
        message("Hola", Content_Type="message/external-body; access-type=URL; URL=http://x"), text=None
    ),
    "digest": Case(
        multipart(("", f"From: {ANA}\r\n\r\nUno"), ("", "From: x@y.org\r\n\r\nDos"), kind="digest"),
        text="",
        files=["mensaje.eml", "mensaje.eml"],
    ),
    "related": Case(
        multipart((PAGE, '<p>Hola<img src="cid:a"></p>'), (part("image/png", "Content-ID: <a>"), "x"), kind="related"),
        text="Hola",
        whole=True,
        files=["imagen.png"],
    ),
    "alternative-of-three": Case(
        multipart((PLAIN, "Hola"), (part("text/x-amp-html"), "<p>amp</p>"), (PAGE, "<p>Hola</p>"), kind="alternative"),
        text="Hola",
        whole=True,
    ),
    "alternative-where-the-page-says-more": Case(
        multipart((PLAIN, ""), (PAGE, "<p>Todo está aquí</p>"), kind="alternative"),
        text="Todo está aquí",
        whole=True,
    ),
    "page-never-closed": Case(message("<html><body><p>Hola <b>Ana", Content_Type="text/html"), text="Hola Ana"),
    "page-of-a-comment-never-closed": Case(message("<p>Hola</p><!-- Ana", Content_Type="text/html"), text="Hola"),
    "page-with-conditional-comments": Case(
        message("<!--[if mso]><p>mso</p><![endif]--><p>Hola</p>", Content_Type="text/html"), text="Hola", whole=True
    ),
    "page-of-entities": Case(
        message("<p>Ma&ntilde;ana&#33;&nbsp;&euro;&#x1F600;</p>", Content_Type="text/html"),
        text="Mañana! €😀",
        whole=True,
    ),
    "page-with-hidden-words": Case(
        message("<style>x</style><script>y</script><title>z</title><p>Hola</p>", Content_Type="text/html"),
        text="Hola",
        whole=True,
    ),
    "page-of-a-table": Case(
        message("<table><tr><td>Uno</td></tr><tr><td>Dos</td></tr></table>", Content_Type="text/html"), text="Uno\nDos"
    ),
    "format-flowed": Case(message("Hola \r\nAna\r\n", Content_Type="text/plain; format=flowed"), text="Hola"),
    "line-of-a-megabyte": Case(message("x" * 1_000_000), text="xxx"),
    "attached-words-are-a-file": Case(
        multipart((PLAIN, "Hola"), (part("text/plain", "Content-Disposition: ATTACHMENT"), "log")),
        text="Hola",
        whole=True,
        files=["texto.txt"],
    ),
    "all-is-attached": Case(
        message("Hola", Content_Disposition="attachment; filename=hola.txt"), text="", files=["hola.txt"]
    ),
}
