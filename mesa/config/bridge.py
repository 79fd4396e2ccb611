"""Pages, which are plain WSGI, answered from an event loop that also holds the open pages.

A thread is lent to a request only while Django works on it: the body is taken in before (in memory, then on
disk) and a long answer is handed out after, both by the loop, so that slow readers and writers hold no thread.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

IN_MEMORY = 512 * 1024
CHUNK = 256 * 1024
SILENCE = 60  # seconds that a sender may stay silent in the middle of a body


class Unfinished(Exception):
    """The client went away or fell silent in the middle of its request."""


class TooLarge(Exception):
    pass


class NoRoom(Exception):
    """The disk does not take the body of the request."""


class Bridge:
    def __init__(self, wsgi, *, threads, limit, folder, caller):
        self._wsgi, self._limit, self._folder, self._caller = wsgi, limit, folder, caller
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope, receive, send):
        try:
            body, size = await self._take(scope, receive)
        except Unfinished:
            return
        except TooLarge:
            await refuse(scope, send, TOO_LARGE)
            return
        except NoRoom:
            await refuse(scope, send, NO_ROOM)
            return
        loop = asyncio.get_running_loop()
        with body:
            status, headers, answer = await loop.run_in_executor(
                self._threads, self._work, environ(scope, body, size, self._caller(scope))
            )
        await send({"type": "http.response.start", "status": status, "headers": headers})
        if isinstance(answer, bytes):
            await send({"type": "http.response.body", "body": answer})
        else:
            await self._hand_out(answer, send)

    def close(self):
        self._threads.shutdown()

    async def _take(self, scope, receive):
        if any(name == b"content-length" and int(value) > self._limit for name, value in scope["headers"]):
            raise TooLarge
        body, size, more = self._spool(), 0, True
        try:
            while more:
                async with asyncio.timeout(SILENCE):
                    message = await receive()
                if message["type"] == "http.disconnect":
                    raise Unfinished
                size += len(message.get("body", b""))
                if size > self._limit:
                    raise TooLarge
                body.write(message.get("body", b""))
                more = message.get("more_body", False)
            body.seek(0)
        except TimeoutError:
            body.close()
            raise Unfinished from None
        except OSError as error:
            with suppress(OSError):  # it tries once more to write what is left
                body.close()
            raise NoRoom from error
        except BaseException:
            body.close()
            raise
        return body, size

    def _work(self, environ):
        """In a thread: the whole answer as bytes, or as a file when it is long."""
        start: dict = {}

        def start_response(status, headers, exc_info=None):
            start.update(status=int(status[:3]), headers=headers)

        result = self._wsgi(environ, start_response)
        if isinstance(result, File):
            answer = result.file
        elif getattr(result, "streaming", False):
            answer = self._write_out(result)
        else:
            try:
                answer = b"".join(result)
            finally:
                result.close()
        headers = [(name.lower().encode(), value.strip().encode("latin-1")) for name, value in start["headers"]]
        counted = start["status"] in {204, 304} or any(name == b"content-length" for name, _ in headers)
        if isinstance(answer, bytes) and not counted:
            headers.append((b"content-length", b"%d" % len(answer)))
        return start["status"], headers, answer

    def _spool(self):
        return SpooledTemporaryFile(IN_MEMORY, dir=self._folder)

    def _write_out(self, result):
        spool = self._spool()
        try:
            spool.writelines(result)
        except BaseException:
            spool.close()
            raise
        finally:
            result.close()
        spool.seek(0)
        return spool

    async def _hand_out(self, file, send):
        try:
            while chunk := await asyncio.to_thread(file.read, CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body"})
        finally:
            file.close()


class File:
    """What WSGI calls a file wrapper: Django hands over the file and we send it."""

    def __init__(self, file, block_size=CHUNK):
        self.file = file


def environ(scope, body, size, caller):
    scheme, address = caller
    host, port = scope.get("server") or ("localhost", 80)
    found = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 80),
        "REMOTE_ADDR": address,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": File,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name or name in {"content-length", "forwarded"} or name.startswith("x-forwarded-"):
            continue  # an underscore would pass for a dash; who calls is settled by `caller`
        key = "CONTENT_TYPE" if name == "content-type" else "HTTP_" + name.upper().replace("-", "_")
        found[key] = f"{found[key]}{';' if name == 'cookie' else ','}{value}" if key in found else value
    found["CONTENT_LENGTH"] = str(size)
    return found


class Refused(NamedTuple):
    status: int
    title: str
    page: str


TOO_LARGE = Refused(
    413, "Content Too Large",
    "<title>Demasiado grande</title>"
    "<p>Lo que enviaste pasa de 60 MB. Vuelve atrás y envía menos archivos, o más ligeros."
    '<p lang="en">What you sent is over 60 MB. Go back and send fewer or smaller files.',
)  # fmt: skip
NO_ROOM = Refused(
    507, "Insufficient Storage",
    "<title>Ahora no se pudo</title>"
    "<p>Ahora no pudimos recibir lo que enviaste. Vuelve atrás e intenta de nuevo en unos minutos."
    '<p lang="en">We could not take what you sent. Go back and try again in a few minutes.',
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
        (b"content-security-policy", b"default-src 'none'"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": why.status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})
