"""How the messages of the corpus are put together, and what each one promises."""

from typing import NamedTuple

ANA = "ana@example.org"


class Case(NamedTuple):
    raw: bytes
    sender: str = ANA
    subject: str | None = None
    text: str | None = None  # words that it holds; all of them, where `whole`
    without: str | None = None
    said: str | None = None  # what is left without quote and signature
    files: list | None = None
    held: str | None = None  # the reason: then nothing else is promised
    machine: str = ""
    whole: bool = False


def message(body=b"Hola", /, **headers):
    """Headers in the order given; None leaves one out. Text goes as UTF-8, surrogates as the bytes they stand for."""
    said = {"From": f"Ana <{ANA}>", "To": "soporte@hardcom.mx", "Subject": "Ayuda"}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value is not None)
    return (head + "\r\n").encode("utf-8", "surrogateescape") + (body if isinstance(body, bytes) else body.encode())


def text(body, charset="utf-8", transfer="8bit", **headers):
    kind = f"text/plain; charset={charset}"
    return message(body, Content_Type=kind, Content_Transfer_Encoding=transfer, **headers)


def multipart(*inside, kind="mixed", boundary="x", end=True, **headers):
    """`inside` is pairs of (header lines, body)."""
    body = b"".join(
        b"--" + boundary.encode() + b"\r\n" + (head.encode() + b"\r\n" if head else b"") + b"\r\n"
        + (words if isinstance(words, bytes) else words.encode()) + b"\r\n"
        for head, words in inside
    )  # fmt: skip
    body += f"--{boundary}--\r\n".encode() if end else b""
    return message(body, Content_Type=f'multipart/{kind}; boundary="{boundary}"', **headers)


def part(kind, *more):
    return "\r\n".join([f"Content-Type: {kind}", *more])


PLAIN = part("text/plain; charset=utf-8")
PAGE = part("text/html; charset=utf-8")
