"""Mail as a desk gets it: answers with the quote below, pages, pictures, first reports, machines."""

import base64
import random

QUOTE = (
    "\r\nEl lun, 23 nov 2026 a la(s) 10:05, HARDCOM (soporte@hardcom.mx) escribió:\r\n\r\n"
) + "> Hola, ¿ya reiniciaste?\r\n" * 12
PAGE = (
    "<html><body><div dir=ltr>{}</div><div class=gmail_quote>El lun, 23 nov 2026, HARDCOM &lt;soporte@hardcom.mx&gt; "
    "escribió:<blockquote>" + "<p>Hola, <b>¿ya reiniciaste?</b></p>" * 40 + "</blockquote></div></body></html>"
)
PICTURE = base64.encodebytes(random.Random(1).randbytes(60_000)).decode()


def bag(owners, amount, run):
    """`owners`: (address, number of their ticket). Nothing of one run is in another."""
    return [_letter(n, owners[n % len(owners)], f"{run}-{n}") for n in range(amount)]


def _letter(n, owner, name):
    address, number = owner
    head = {"Message-ID": f"<{name}@casa>", "To": "soporte@hardcom.mx", "MIME-Version": "1.0", "Received": "by x; Mon"}
    words = f"Ya lo hice y sigue igual ({name})."
    if n % 5 == 4:
        return _whole(
            head | {"From": f"x{name}@nuevo.example", "Subject": "No imprime"}, (f"La impresora no responde. {words}")
        )
    head |= {"From": f"Ana <{address}>", "Subject": f"Re: [#{number}] Ayuda"}
    if n % 5 == 3:
        return _whole(head | {"Auto-Submitted": "auto-replied"}, "Estoy de vacaciones.")
    if n % 5 == 2:
        return _whole(head | {"Content-Type": "multipart/mixed; boundary=x"}, _parts(words, picture=n % 10 == 2))
    if n % 5 == 1:
        return _whole(head | {"Content-Type": "text/html; charset=utf-8"}, PAGE.format(words))
    return _whole(head | {"Content-Type": "text/plain; charset=utf-8"}, words + QUOTE)


def _parts(words, *, picture):
    both = (
        f"--y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}{QUOTE}\r\n--y\r\nContent-Type: "
        f"text/html; charset=utf-8\r\n\r\n{PAGE.format(words)}\r\n--y--\r\n"
    )
    body = f"--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n{both}\r\n"
    if picture:
        body += (
            f"--x\r\nContent-Type: image/jpeg; name=foto.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n{PICTURE}\r\n"
        )
    return body + "--x--\r\n"


def _whole(head, body):
    return ("".join(f"{name}: {value}\r\n" for name, value in head.items()) + "\r\n" + body).encode()
