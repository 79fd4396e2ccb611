"""What is answered before the pages hear of a request: too much, too slow, too many at once."""

from typing import NamedTuple


class Refusal(NamedTuple):
    status: int
    title: str
    page: str
    seconds: int = 0  # after which it is worth trying again


class TurnedAway(Exception):
    """`why`: the answer."""

    def __init__(self, why: Refusal):
        super().__init__(why.title)
        self.why = why


TOO_LARGE = Refusal(
    413, "Content Too Large",
    "<title>Demasiado grande</title>"
    "<p>Lo que enviaste pasa de 60 MB. Vuelve atrás y envía menos archivos, o más ligeros."
    '<p lang="en">What you sent is over 60 MB. Go back and send fewer or smaller files.',
)  # fmt: skip
NOT_HERE = Refusal(
    413, "Content Too Large",
    "<title>Aquí no se envía nada</title>"
    "<p>Esta dirección no recibe archivos ni textos tan largos. Si ibas a enviar archivos, entra a tu cuenta en otra "
    "pestaña, vuelve a esta y envíalos otra vez."
    '<p lang="en">This address takes no files and no text that long. If you were sending files, sign in in another '
    "tab, come back to this one and send them again.",
)  # fmt: skip
NO_ROOM = Refusal(
    507, "Insufficient Storage",
    "<title>Ahora no se pudo</title>"
    "<p>Ahora no pudimos recibir lo que enviaste. Vuelve atrás e intenta de nuevo en unos minutos."
    '<p lang="en">We could not take what you sent. Go back and try again in a few minutes.',
)  # fmt: skip
TOO_SLOW = Refusal(
    408, "Request Timeout",
    "<title>Tardó demasiado</title>"
    "<p>La conexión iba muy lenta y no terminó de llegar. Vuelve atrás y envía los archivos de uno en uno."
    '<p lang="en">The connection was too slow to finish. Go back and send the files one at a time.',
)  # fmt: skip
TOO_MANY = Refusal(
    429, "Too Many Requests",
    "<title>Uno por uno</title>"
    "<p>Desde tu conexión están llegando muchos envíos a la vez. Espera un momento, vuelve atrás y envía de nuevo."
    '<p lang="en">Many things are being sent from your connection at once. Wait a moment, go back and send again.',
    10,
)  # fmt: skip
BUSY = Refusal(
    503, "Service Unavailable",
    "<title>Hay mucha gente a la vez</title>"
    "<p>Hay mucha gente a la vez. Espera unos segundos, vuelve atrás y envía de nuevo: lo que escribiste sigue ahí."
    '<p lang="en">There are many people at once. Wait a few seconds, go back and send again: what you typed is there.',
    10,
)  # fmt: skip


async def refuse(scope, send, why):
    """Before the pages hear of it."""
    if scope["path"].startswith("/api/"):
        kind, body = "application/problem+json", f'{{"type":"about:blank","title":"{why.title}","status":{why.status}}}'
    else:
        kind, body = "text/html; charset=utf-8", f'<!doctype html><html lang="es-MX">{why.page}'
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", b"%d" % len(body.encode())),
        (b"connection", b"close"),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", b"default-src 'none'"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if why.seconds:
        headers.append((b"retry-after", b"%d" % why.seconds))
    await send({"type": "http.response.start", "status": why.status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})
