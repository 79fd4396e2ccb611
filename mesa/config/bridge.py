"""Pages, which are plain WSGI, answered from an event loop that also holds the open pages.

A thread is lent to a request only while Django works on it: the body is taken in before (in memory, then on
disk) and a long answer is handed out after, both by the loop, so that slow readers and writers hold no thread.
"""

import asyncio
import sys

from .bodies import Unfinished, spool
from .lanes import lane_of
from .refusals import TurnedAway, refuse

CHUNK = 256 * 1024


class Bridge:
    """`lanes`: name → Lane; `intake` takes bodies; `caller(scope)` → (scheme, address); `whose(address)` → the caller
    that budgets count."""

    def __init__(self, wsgi, *, lanes, intake, folder, caller, whose=str):
        self._wsgi, self._lanes, self._intake, self._folder = wsgi, lanes, intake, folder
        self._caller, self._whose = caller, whose

    async def __call__(self, scope, receive, send):
        try:
            status, headers, answer = await self._answer(scope, receive)
        except Unfinished:
            return
        except TurnedAway as refused:
            await refuse(scope, send, refused.why)
            return
        await send({"type": "http.response.start", "status": status, "headers": headers})
        if isinstance(answer, bytes):
            await send({"type": "http.response.body", "body": answer})
        else:
            await self._hand_out(answer, send)

    async def _answer(self, scope, receive):
        scheme, address = self._caller(scope)
        whose = self._whose(address)
        body, size = await self._intake.take(scope, receive, whose)
        content_type = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
        lane = self._lanes[lane_of(scope["method"], scope["path"], content_type, size)]
        with body:
            return await lane.run(whose, self._work, environ(scope, body, size, (scheme, address)))

    def close(self):
        for lane in self._lanes.values():
            lane.close()

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

    def _write_out(self, result):
        file = spool(self._folder)
        try:
            file.writelines(result)
        except BaseException:
            file.close()
            raise
        finally:
            result.close()
        file.seek(0)
        return file

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
        if name == "forwarded" or name.startswith("x-forwarded-"):
            found["mesa.forwarded"] = True
            continue
        if "_" in name or name == "content-length":
            continue  # an underscore would pass for a dash; who calls is settled by `caller`
        key = "CONTENT_TYPE" if name == "content-type" else "HTTP_" + name.upper().replace("-", "_")
        found[key] = f"{found[key]}{';' if name == 'cookie' else ','}{value}" if key in found else value
    found["CONTENT_LENGTH"] = str(size)
    return found
